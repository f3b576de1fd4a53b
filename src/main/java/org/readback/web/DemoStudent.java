package org.readback.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.readback.content.Question;
import org.readback.grading.Kind;
import org.readback.grading.Option;
import org.readback.grading.Part;
import org.readback.grading.Response;
import org.readback.kernel.Mark;

/**
 * A made-up reader who answers as a class of sixteen-year-olds would: better where only finding is asked for, worse where
 * it takes putting together, and wrong in the ways that the distractors were written for.
 *
 * @param ability in logits; 0 is the middle of the class
 * @param chance the only source of chance, so that a demo school is the same each time
 */
record DemoStudent(double ability, Random chance) {
    /** How often one leaves out a question. */
    private static final double BLANK = 0.03;

    Response answer(Question question, List<String> sentences) {
        if (chance.nextDouble() < BLANK) {
            return Response.BLANK;
        }
        double right = 1 / (1 + Math.exp(-(ability + ease(question))));
        if (question.task().kind() == Kind.ORDERING) {
            return chance.nextDouble() < right ? question.task().rightResponse() : mixedUp(question);
        }
        var values = new TreeMap<String, List<String>>();
        for (var part : question.task().parts()) {
            boolean knows = chance.nextDouble() < right;
            values.put(
                    part.id(),
                    knows ? question.task().rightResponse().all(part.id()) : wrong(question, part, sentences));
        }
        return new Response(values);
    }

    /** Whether the answer came with some doubt, so that the question was flagged. */
    boolean doubts(Mark mark) {
        return chance.nextDouble() < (mark.full() ? 0.04 : 0.16);
    }

    private static double ease(Question question) {
        double process =
                switch (question.process()) {
                    case RETRIEVE -> 1.2;
                    case INFER -> 0.7;
                    case INTEGRATE -> 0.3;
                    case EVALUATE -> 0.1;
                };
        // Questions of one process differ too, always in the same way.
        return process + new Random(question.id().hashCode()).nextGaussian() * 0.7;
    }

    private List<String> wrong(Question question, Part part, List<String> sentences) {
        return switch (part.input()) {
            case ONE -> one(part).map(List::of).orElse(List.of());
            case MANY -> several(part);
            case SENTENCES -> List.of(nearby(part, sentences));
            case TEXT -> typed(part);
        };
    }

    /** A distractor that catches a misreading is chosen three times as often as one that does not. */
    private Optional<String> one(Part part) {
        var tempting = new ArrayList<String>();
        for (var option : part.options()) {
            if (!part.keys().contains(option.id())) {
                var wrong = part.wrong().get(option.id());
                boolean catches = wrong != null && wrong.misreading().isPresent();
                for (int i = 0; i < (catches ? 3 : 1); i++) {
                    tempting.add(option.id());
                }
            }
        }
        return tempting.isEmpty() ? Optional.empty() : Optional.of(pick(tempting));
    }

    private List<String> several(Part part) {
        var chosen = new ArrayList<>(part.keys());
        chosen.remove(chance.nextInt(chosen.size()));
        var others = part.options().stream()
                .map(Option::id)
                .filter(id -> !part.keys().contains(id))
                .toList();
        if (!others.isEmpty() && chance.nextBoolean()) {
            chosen.add(pick(others));
        }
        return chosen;
    }

    /** A sentence just before or after the right one: found the place, took the wrong words. */
    private String nearby(Part part, List<String> sentences) {
        int key = sentences.indexOf(part.keys().iterator().next());
        int step = (1 + chance.nextInt(3)) * (chance.nextBoolean() ? 1 : -1);
        int place = Math.floorMod(key + step, sentences.size());
        return sentences.get(place);
    }

    private List<String> typed(Part part) {
        if (!part.wrong().isEmpty() && chance.nextDouble() < 0.7) {
            return List.of(pick(new ArrayList<>(part.wrong().keySet())));
        }
        return chance.nextBoolean() ? List.of() : List.of(pick(List.of("3", "10", "30", "100", "2014")));
    }

    private Response mixedUp(Question question) {
        var right = question.task().rightResponse();
        var items = new ArrayList<>(right.parts().keySet());
        items.sort(java.util.Comparator.comparingInt(item -> Integer.parseInt(right.one(item))));
        int first = chance.nextInt(items.size() - 1);
        java.util.Collections.swap(items, first, first + 1);
        var values = new TreeMap<String, List<String>>();
        for (int i = 0; i < items.size(); i++) {
            values.put(items.get(i), List.of(Integer.toString(i + 1)));
        }
        return new Response(values);
    }

    private <T> T pick(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }
}
