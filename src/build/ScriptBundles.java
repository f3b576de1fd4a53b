import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Puts each script that a page loads and the modules that it imports into one file: one request in place of many, and no
 * browser runs modules of two releases together. The build runs it with the directory of the scripts and the one to write to.
 *
 * <p>Each module becomes a function that gives what the module exports. Of the syntax of modules it knows what our scripts
 * use, each on one line: {@code import {..} from}, {@code import * as .. from}, and {@code export} before const, function or
 * class. With anything else the build fails.
 */
class ScriptBundles {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:\\* as )?(\\{ [\\w, ]+ \\}|\\w+) from '\\./([a-z-]+\\.js)';$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(?:const|class|(?:async )?function) (\\w+))");
    private static final Pattern OTHER = Pattern.compile("(?m)^(?:import|export)\\b.*|\\bimport\\s*[(.].*");

    private final Map<String, String> scripts = new TreeMap<>();

    public static void main(String[] directories) throws IOException {
        new ScriptBundles(Path.of(directories[0])).write(Path.of(directories[1]));
    }

    ScriptBundles(Path from) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.filter(each -> each.toString().endsWith(".js")).toList()) {
                scripts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    /** Writes the bundles of the scripts that no other imports. */
    private void write(Path to) {
        var imported = new TreeSet<String>();
        scripts.values().forEach(text -> imported.addAll(importsOf(text)));
        scripts.keySet().stream().filter(name -> !imported.contains(name)).forEach(name -> {
            try {
                Files.writeString(to.resolve(name), bundle(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String bundle(String script) {
        var modules = new LinkedHashMap<String, String>();
        collect(script, modules, new ArrayList<>());
        return String.join("\n", modules.values());
    }

    /** Adds the modules in the order in which a browser runs them: what is imported before what imports it. */
    private void collect(String name, Map<String, String> modules, List<String> importers) {
        if (modules.containsKey(name)) {
            return;
        }
        if (importers.contains(name)) {
            throw new IllegalStateException(name + " imports itself, by way of " + importers);
        }
        var text = scripts.get(name);
        if (text == null) {
            throw new IllegalStateException(importers.get(importers.size() - 1) + " imports " + name + ", which is not there");
        }
        var path = new ArrayList<>(importers);
        path.add(name);
        importsOf(text).forEach(each -> collect(each, modules, path));
        modules.put(name, importers.isEmpty() ? plain(name, text) : asFunction(name, text));
    }

    private static List<String> importsOf(String text) {
        return IMPORT.matcher(text).results().map(found -> found.group(2)).toList();
    }

    private static String asFunction(String name, String text) {
        var exports = EXPORT.matcher(text).results().map(found -> found.group(1)).toList();
        return "const " + variable(name) + " = (() => {\n" + plain(name, text) + "return { " + String.join(", ", exports)
                + " };\n})();\n";
    }

    private static String plain(String name, String text) {
        var bound = IMPORT.matcher(text).replaceAll(ScriptBundles::binding);
        var plain = EXPORT.matcher(bound).replaceAll("");
        var other = OTHER.matcher(plain);
        if (other.find()) {
            throw new IllegalStateException(name + " has what ScriptBundles does not know: " + other.group());
        }
        return plain;
    }

    private static String binding(MatchResult imported) {
        return "const " + imported.group(1) + " = \\" + variable(imported.group(2)) + ";";
    }

    private static String variable(String name) {
        return "$" + name.replace(".js", "").replace('-', '_');
    }
}
