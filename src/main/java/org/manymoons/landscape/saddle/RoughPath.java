package org.manymoons.landscape.saddle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.manymoons.descent.Surface;
import org.manymoons.spectrum.Eigen;

/**
 * A chain of images between two points that has slid down sideways: the string method (E, Ren and Vanden-Eijnden 2007), each
 * image moved across the path by a Newton step on the absolute values of its Hessian's eigenvalues, then all spread again at
 * equal distances. It is rough: it only has to say near which saddles the way leads.
 *
 * @param images from one end to the other, both included
 * @param losses of the images
 */
public record RoughPath(List<double[]> images, double[] losses) {
    /** Chosen: images between the ends. */
    private static final int IMAGES = 17;

    /** Chosen: the chain has found its valley by then, or the pair is tried from other places. */
    private static final int SWEEPS = 16;

    /** Chosen: enough for a chain whose steps may be short. */
    private static final int CAREFUL_SWEEPS = 24;

    /** Chosen: a shorter part of a step is none. */
    private static final double LEAST_PART = 0.01;

    /** Chosen, of the largest eigenvalue of an image: along flatter directions it slides as if they were that steep. */
    private static final double FLATTEST = 1e-3;

    /** Chosen, of the distance of two images: a sideways step is no longer, so that the chain does not tear. */
    private static final double LONGEST_STEP = 0.7;

    /** Chosen, of the distance of two images: the chain is at rest when no image moves further. */
    private static final double REST = 0.02;

    public RoughPath {
        images = List.copyOf(images);
    }

    /** Between these two, which stay where they are. */
    public static RoughPath between(Surface surface, double[] a, double[] b) {
        return slid(surface, List.of(a, b), SWEEPS, RoughPath::sideways);
    }

    /** From the first to the last place of a polygon, near which it begins to slide; no image ever takes a step that ends higher. */
    public static RoughPath along(Surface surface, List<double[]> polygon) {
        return slid(surface, polygon, CAREFUL_SWEEPS, RoughPath::downwards);
    }

    /** How an image is moved: the step, no longer than is said. */
    private interface Slide {
        double[] step(Surface surface, List<double[]> images, int k, double longest);
    }

    private static RoughPath slid(Surface surface, List<double[]> polygon, int sweeps, Slide slide) {
        List<double[]> images = spread(polygon, IMAGES + 2);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            double spacing = length(images) / (IMAGES + 1);
            List<double[]> moved = new ArrayList<>(images);
            double furthest = 0;
            for (int k = 1; k <= IMAGES; k++) {
                double[] step = slide.step(surface, images, k, LONGEST_STEP * spacing);
                furthest = Math.max(furthest, Vectors.norm(step));
                moved.set(k, Vectors.plus(images.get(k), 1, step));
            }
            images = spread(moved, moved.size());
            if (furthest < REST * spacing) {
                break;
            }
        }
        return new RoughPath(images, images.stream().mapToDouble(surface::loss).toArray());
    }

    private static double[] downwards(Surface surface, List<double[]> images, int k, double longest) {
        double[] step = sideways(surface, images, k, longest);
        double loss = surface.loss(images.get(k));
        double t = 1;
        while (t > LEAST_PART && !(surface.loss(Vectors.plus(images.get(k), t, step)) < loss)) {
            t *= 0.5;
        }
        return Vectors.plus(new double[step.length], t > LEAST_PART ? t : 0, step);
    }

    /** A place where the path is highest for some way to both sides, with its direction there. */
    @SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
    public record Top(double[] parameters, double[] direction, double loss) {}

    /** The highest first. */
    public List<Top> tops() {
        List<Top> tops = new ArrayList<>();
        for (int k = 1; k + 1 < losses.length; k++) {
            if (losses[k] >= losses[k - 1] && losses[k] > losses[k + 1]) {
                tops.add(top(k));
            }
        }
        tops.sort((a, b) -> Double.compare(b.loss(), a.loss()));
        return tops;
    }

    /** At the top of the parabola through three images. */
    private Top top(int k) {
        double[] direction = Vectors.minus(images.get(k + 1), images.get(k - 1));
        double curvature = losses[k + 1] - 2 * losses[k] + losses[k - 1];
        double shift = curvature < 0 ? -0.25 * (losses[k + 1] - losses[k - 1]) / curvature : 0;
        return new Top(Vectors.plus(images.get(k), shift, direction), Vectors.unit(direction), losses[k]);
    }

    private static double[] sideways(Surface surface, List<double[]> images, int k, double longest) {
        double[] x = images.get(k);
        double[] tangent = Vectors.unit(Vectors.minus(images.get(k + 1), images.get(k - 1)));
        double[][] hessian = surface.hessian(x);
        if (!Eigen.isFinite(hessian)) {
            return new double[x.length];
        }
        double[] gradient = without(surface.gradient(x), tangent);
        Eigen eigen = Eigen.of(hessian);
        double steepest = Arrays.stream(eigen.values()).map(Math::abs).max().orElse(1);
        double[] y = new double[x.length];
        for (int m = 0; m < y.length; m++) {
            y[m] = -eigen.dot(m, gradient) / Math.max(Math.abs(eigen.values()[m]), FLATTEST * steepest);
        }
        double[] step = without(eigen.combine(y), tangent);
        double norm = Vectors.norm(step);
        return norm > longest ? Vectors.plus(new double[x.length], longest / norm, step) : step;
    }

    private static double[] without(double[] vector, double[] tangent) {
        return Vectors.plus(vector, -Vectors.dot(vector, tangent), tangent);
    }

    private static double length(List<double[]> images) {
        double sum = 0;
        for (int k = 1; k < images.size(); k++) {
            sum += Vectors.norm(Vectors.minus(images.get(k), images.get(k - 1)));
        }
        return sum;
    }

    /** So many places of a polygon at equal distances along it, its beginning left out, its end included. */
    public static double[][] sampled(List<double[]> polygon, int count) {
        return spread(polygon, count + 1).subList(1, count + 1).toArray(double[][]::new);
    }

    /** So many images on the polygon through these, at equal distances along it. */
    private static List<double[]> spread(List<double[]> images, int count) {
        double total = length(images);
        List<double[]> even = new ArrayList<>(List.of(images.get(0)));
        double before = 0;
        int segment = 1;
        double piece = Vectors.norm(Vectors.minus(images.get(1), images.get(0)));
        for (int k = 1; k + 1 < count; k++) {
            double wanted = total * k / (count - 1);
            while (before + piece < wanted && segment + 1 < images.size()) {
                before += piece;
                segment++;
                piece = Vectors.norm(Vectors.minus(images.get(segment), images.get(segment - 1)));
            }
            double share = piece == 0 ? 0 : Math.min(1, (wanted - before) / piece);
            double[] from = images.get(segment - 1);
            even.add(Vectors.plus(from, share, Vectors.minus(images.get(segment), from)));
        }
        even.add(images.get(images.size() - 1));
        return even;
    }
}
