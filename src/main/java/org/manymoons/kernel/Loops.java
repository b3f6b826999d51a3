package org.manymoons.kernel;

/**
 * The loops that the kernel is made of, over rows of numbers in the first-level cache. Each takes the first n numbers of
 * its rows, n a multiple of {@link #lanes()}; a product or a sum may take the place of a factor or term.
 */
interface Loops {
    /** The number of running sums that every sum is split over. */
    int lanes();

    /** tanh(z) and tanh'(z), like the other two with relative errors of a few roundings however large z is. */
    void tanh(double[] z, double[] value, double[] derivative, int n);

    /** s(z) = 1 / (1 + exp(-z)) and s'(z). */
    void sigmoid(double[] z, double[] value, double[] derivative, int n);

    /** log(1 + exp(z)). */
    void softplus(double[] z, double[] value, int n);

    /** y = a x. */
    void scale(double a, double[] x, double[] y, int n);

    /** z = a x y, term by term. */
    void multiply(double a, double[] x, double[] y, double[] z, int n);

    /** z += a x y, term by term. */
    void addProduct(double a, double[] x, double[] y, double[] z, int n);

    /** z = offset + sum over j of weights[first + j] columns[j], rounded term by term as the reference rounds it. */
    void linear(double offset, double[] weights, int first, double[][] columns, double[] z, int n);

    /**
     * Adds to running sums, {@link #lanes()} of them for each number: first the sums of x y columns[j] for j = from and
     * above, then the sum of x y.
     *
     * @param at the index of the first running sum
     */
    void addSums(double[] x, double[] y, double[][] columns, int from, int n, double[] sums, int at);

    /** The largest absolute value. */
    double largestMagnitude(double[] x, int n);
}
