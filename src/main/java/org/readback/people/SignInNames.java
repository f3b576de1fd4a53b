package org.readback.people;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.readback.access.Role;

/**
 * Sign-in names for a list of people: made of the person's name in plain small letters, numbered where one is taken.
 * Proposes until the database has taken them all, so that two lists at the same moment cannot get the same name.
 */
final class SignInNames {
    private static final int LONGEST = 40;

    /** An account that the database has made. */
    record Added(long id, String signInName) {}

    record Candidate(int index, String displayName, String base, String signInName) {}

    private final Map<String, Candidate> pending = new LinkedHashMap<>();
    private final Map<Long, Integer> orderOfTaken = new HashMap<>();
    private final Map<String, Integer> highest = new HashMap<>();
    private final ToIntFunction<String> highestInUse;

    /** @param highestInUse the highest number in use behind a name; asked only when the name itself was taken */
    SignInNames(Role role, List<String> displayNames, ToIntFunction<String> highestInUse) {
        this.highestInUse = highestInUse;
        for (int i = 0; i < displayNames.size(); i++) {
            var base = base(displayNames.get(i), role.code());
            propose(i, displayNames.get(i), base);
        }
    }

    private void propose(int index, String displayName, String base) {
        var number = highest.merge(base, 1, Integer::sum);
        var name = number == 1 ? base : base + number;
        pending.put(name, new Candidate(index, displayName, base, name));
    }

    /** Those without a name yet, each with a proposal that differs from all others here. */
    List<Candidate> pending() {
        return List.copyOf(pending.values());
    }

    /** The database has taken these; the others get a new proposal. */
    void took(List<Added> added) {
        for (var one : added) {
            orderOfTaken.put(one.id(), pending.remove(one.signInName()).index());
        }
        var refused = List.copyOf(pending.values());
        pending.clear();
        for (var base : refused.stream().map(Candidate::base).distinct().toList()) {
            highest.merge(base, highestInUse.applyAsInt(base), Math::max);
        }
        refused.forEach(candidate -> propose(candidate.index(), candidate.displayName(), candidate.base()));
    }

    /** The ids of those that the database has made, in the order of the names. */
    List<Long> inOrder() {
        return orderOfTaken.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The person's name in small ASCII letters, words joined by dots: {@code Zoë Müller} is {@code zoe.muller}. What
     * cannot be written so is left out; if too little stays, the fallback.
     */
    static String base(String displayName, String fallback) {
        var words = Arrays.stream(ascii(displayName).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.stream().noneMatch(word -> word.chars().anyMatch(Character::isLetter))) {
            return fallback;
        }
        var name = String.join(".", words);
        if (name.length() > LONGEST && words.size() > 2) {
            name = words.get(0) + "." + words.get(words.size() - 1);
        }
        name = name.substring(0, Math.min(LONGEST, name.length())).replaceAll("[0-9.]+$", "");
        return name.length() < 2 ? fallback : name;
    }

    private static String ascii(String text) {
        var plain = Normalizer.normalize(text.replaceAll("['’ʼʻ`´]", ""), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return plain.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> LETTERS.getOrDefault(letter, letter))
                .collect(Collectors.joining());
    }

    /** What decomposition leaves: letters of their own, Greek and Cyrillic by the common passport spelling. */
    private static final Map<String, String> LETTERS = pairs(
            "ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ ng ə e ŧ t",
            "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
            "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch",
            "ы y э e ю iu я ia є ie і i ґ g ђ dj ј j љ lj њ nj ћ c џ dz");

    private static Map<String, String> pairs(String... lines) {
        var map = new HashMap<String, String>();
        for (var line : lines) {
            var parts = new ArrayList<>(List.of(line.split(" ")));
            for (int i = 0; i < parts.size(); i += 2) {
                map.put(parts.get(i), parts.get(i + 1));
            }
        }
        map.put("ь", "");
        map.put("ъ", "");
        return Map.copyOf(map);
    }
}
