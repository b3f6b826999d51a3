package org.manymoons.cli.text;

import static org.manymoons.wording.Wording.format;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.manymoons.models.ModelData;
import org.manymoons.parting.Cause;
import org.manymoons.parting.Parting;

/** Why two trainings part, for reading. */
public record PartingText(@Nullable ModelData data, Parting parting) {
    public void print(PrintWriter out) {
        out.println("A = " + parting.a().file() + ", B = " + parting.b().file());
        out.println("Data: " + (data == null ? "none" : data.describe()));
        parting.notes()
                .forEach(note ->
                        Paragraph.wrapped(out, note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1)));
        side(out, "A", parting.a());
        side(out, "B", parting.b());
        if (parting.partsAt() != null) {
            out.println(format(
                    "They differ by more than rounding from iteration %d on: by up to %.3g, and by up to %.3g at iteration %d",
                    parting.partsAt(), parting.difference(), parting.finalDifference(), parting.finalIteration()));
        } else {
            out.println(format(
                    "They differ by no more than rounding: by up to %.3g at iteration %d",
                    parting.finalDifference(), parting.finalIteration()));
        }
        Paragraph.wrapped(
                out,
                "Cause (" + parting.cause().certainty().label() + "): "
                        + parting.cause().sentence());
        for (Cause other : parting.besides()) {
            Paragraph.wrapped(out, "Besides: " + other.sentence());
        }
    }

    private static void side(PrintWriter out, String name, Parting.Side side) {
        String rows = format(
                "%s: iterations %d to %d (%d rows), computed in %s",
                name,
                side.firstIteration(),
                side.lastIteration(),
                side.rows(),
                side.arithmetic().label());
        Parting.Recipe recipe = side.recipe();
        Paragraph.wrapped(out, recipe == null ? rows : rows + "; " + recipe.words() + explained(recipe));
    }

    private static String explained(Parting.Recipe recipe) {
        return recipe.updates() == 0
                ? format(" lead from row to row, off by at most %.2g of what rounding can do", recipe.misfit())
                : format(
                        " explain %d of %d updates, off by at most %.2g of what rounding can do",
                        recipe.explainedUpdates(), recipe.updates(), recipe.misfit());
    }
}
