package org.readback.kernel;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A text that depends on a number: <code>{#plural n}{#one}One answer.{#other}{n} answers.{/plural}</code>. Which forms a
 * language has, and which number takes which, is known from the Unicode CLDR; {@code other} is for all numbers whose form is
 * not given, and for languages without forms. In any language {@code none} may be given for 0.
 */
@EngineConfiguration
public class PluralSection implements SectionHelperFactory<SectionHelper> {
    private static final String NUMBER = "number";
    private static final String NONE = "none";
    private static final String OTHER = "other";
    private static final Map<String, PluralRules> RULES = new ConcurrentHashMap<>(); // by language tag

    @Override
    public List<String> getDefaultAliases() {
        return List.of("plural");
    }

    @Override
    public ParametersInfo getParameters() {
        return ParametersInfo.builder().addParameter(NUMBER).build();
    }

    @Override
    public List<String> getBlockLabels() {
        return List.of(NONE, "zero", "one", "two", "few", "many", OTHER);
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        if (block.isMainBlock()) {
            block.addExpression(NUMBER, block.getParameter(NUMBER));
        }
        return outer;
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        var forms = context.getBlocks().stream()
                .filter(block -> !block.label.equals(MAIN_BLOCK_NAME))
                .collect(Collectors.toMap(block -> block.label, block -> block));
        if (!forms.containsKey(OTHER)) {
            throw new TemplateException(context.getOrigin(), "{#plural} needs a text for {#other}");
        }
        return new Choice(context.getExpression(NUMBER), forms);
    }

    private record Choice(Expression number, Map<String, SectionBlock> forms) implements SectionHelper {
        @Override
        public CompletionStage<ResultNode> resolve(SectionResolutionContext context) {
            return context.evaluate(number)
                    .thenCompose(value -> context.execute(
                            form((Number) value, context.resolutionContext().getAttribute(TemplateInstance.LOCALE)),
                            context.resolutionContext()));
        }

        /** @param locale a {@link Locale} or its tag; null where a text is checked and not read */
        private SectionBlock form(Number value, Object locale) {
            if (value.doubleValue() == 0 && forms.containsKey(NONE)) {
                return forms.get(NONE);
            }
            var rules = RULES.computeIfAbsent(
                    locale instanceof Locale here ? here.toLanguageTag() : String.valueOf(locale),
                    tag -> PluralRules.forLocale(ULocale.forLanguageTag(tag)));
            return forms.getOrDefault(rules.select(value.doubleValue()), forms.get(OTHER));
        }
    }
}
