package org.manymoons.kink;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.kink.KinkPoint.Side;
import org.manymoons.reference.Objective;

/**
 * Whether two networks lie in one convex cell: with the units in some order they have the same signs of outgoing weights and the
 * same sides of all kinks, where a point on a kink is on either side. In u_j = |v_j| (w_j, b_j) the loss is convex there, so two
 * local minima of the same loss in it are joined by a way on which the loss does not change. Units of one sign and the same
 * sides count as the one that they can be put together to, since |u_1 + u_2| is at most |u_1| + |u_2|; units that give nothing
 * do not count.
 */
public final class CommonCell {
    private CommonCell() {}

    /** A unit, or several put together: the sides of all points, on a kink where it does not matter. */
    private record Part(boolean positive, Side[] sides) {
        boolean fits(Part other) {
            if (positive != other.positive) {
                return false;
            }
            for (int i = 0; i < sides.length; i++) {
                boolean free = sides[i] == Side.ON_KINK || other.sides[i] == Side.ON_KINK;
                if (!free && sides[i] != other.sides[i]) {
                    return false;
                }
            }
            return true;
        }

        Part with(Part other) {
            Side[] both = sides.clone();
            for (int i = 0; i < both.length; i++) {
                both[i] = both[i] == Side.ON_KINK ? other.sides[i] : both[i];
            }
            return new Part(positive, both);
        }
    }

    /** False too where a point is so near to a kink that its side is not clear. */
    public static boolean holds(Objective objective, double[] a, double[] b) {
        KinkedForm form = KinkedForm.of(objective);
        List<Part> ofA = parts(new KinkPoint(form.loss(), form.parameters(a)));
        List<Part> ofB = parts(new KinkPoint(form.loss(), form.parameters(b)));
        if (ofA.size() != ofB.size() || !areClear(ofA) || !areClear(ofB)) {
            return false;
        }
        for (Part part : ofA) {
            List<Part> fitting = ofB.stream().filter(part::fits).toList();
            if (fitting.size() != 1) {
                return false;
            }
            ofB.remove(fitting.get(0));
        }
        return true;
    }

    private static boolean areClear(List<Part> parts) {
        return parts.stream().noneMatch(part -> List.of(part.sides).contains(Side.UNCLEAR));
    }

    private static List<Part> parts(KinkPoint at) {
        List<Part> parts = new ArrayList<>();
        for (int j = 0; j < at.loss.units; j++) {
            boolean silent = at.loss.left == 0 && at.isEverywhere(j, Side.LEFT);
            if (silent || at.outgoing(j) == 0) {
                continue;
            }
            Part part = new Part(at.outgoing(j) > 0, at.side[j].clone());
            Part like = parts.stream().filter(part::fits).findFirst().orElse(null);
            if (like != null) {
                parts.remove(like);
                part = like.with(part);
            }
            parts.add(part);
        }
        return parts;
    }
}
