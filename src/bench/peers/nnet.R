# nnet from the same starting points: a 2-4-1 network of sigmoid units, equivalent to the tanh one, until it comes within 1e-6.
suppressMessages(library(nnet))
folder <- commandArgs(TRUE)[1]
moons <- as.matrix(read.csv(file.path(folder, "moons.csv")))
starts <- as.matrix(read.csv(file.path(folder, "trained.csv"), header = FALSE))
minima <- read.csv(file.path(folder, "minima.csv"), header = FALSE)
n <- nrow(moons)
for (seed in seq_len(nrow(starts))) {
  p <- starts[seed, ]
  v <- p[13:16]                                        # tanh(z) = 2 s(2 z) - 1
  w <- c(rbind(2 * p[9:12], 2 * p[c(1, 3, 5, 7)], 2 * p[c(2, 4, 6, 8)]), p[17] - sum(v), 2 * v)
  begin <- proc.time()[["elapsed"]]
  iterations <- 0
  repeat {
    fit <- nnet(moons[, 1:2], moons[, 3], size = 4, entropy = TRUE, Wts = w, maxit = 1000, abstol = 0, reltol = 0,
                trace = FALSE, MaxNWts = 100)
    iterations <- iterations + 1000
    w <- fit$wts
    reached <- fit$value / n - minima[seed, 2] < 1e-6
    if (reached || iterations >= 20000 || proc.time()[["elapsed"]] - begin > 20) break
  }
  cat(sprintf("nnet seed %d %s %.12g %.1f\n", seed, if (reached) "reached" else "never", fit$value / n,
              1000 * (proc.time()[["elapsed"]] - begin)))
}
