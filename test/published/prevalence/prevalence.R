# Reference for sim/estimate/prevalenceBayes.ts: the same posterior by nested adaptive integration in R (base only), another way than the fixed nodes there.
# Made with R 4.2.2 (Debian 12: apt-get install r-base-core): Rscript prevalence.R > reference.json
# The prior of sensitivity and specificity is integrated over their values, the prevalence over 0..1; nothing is cut but at sensitivity + specificity = 1.
posterior <- function(x, n, a1, b1, a2, b2) {
  like <- function(p) exp(dbinom(x, n, p, log = TRUE) - dbinom(x, n, x / n, log = TRUE))
  one <- function(f, lo, hi) integrate(f, lo, hi, rel.tol = 1e-9, subdivisions = 2000L)$value
  # density of the prevalence, up to a constant
  density <- function(t) sapply(t, function(t) {
    lo <- qbeta(1e-13, a1, b1); hi <- qbeta(1 - 1e-13, a1, b1)
    one(Vectorize(function(se) {
      l2 <- max(1 - se, qbeta(1e-13, a2, b2)); h2 <- qbeta(1 - 1e-13, a2, b2)
      if (l2 >= h2) return(0)
      dbeta(se, a1, b1) * one(function(sp) dbeta(sp, a2, b2) * like(t * se + (1 - t) * (1 - sp)), l2, h2)
    }), lo, hi)
  })
  # Gauss-Legendre over the prevalence would do; a fine Simpson rule is plainer
  k <- 4000; t <- seq(0, 1, length.out = k + 1); keep <- t <= min(1, 12 * (x / n + 0.02)); d <- numeric(k + 1); d[keep] <- density(t[keep])
  w <- c(1, rep(c(4, 2), length.out = k - 1), 1) / (3 * k)
  total <- sum(w * d); mean <- sum(w * d * t) / total; sd <- sqrt(sum(w * d * t^2) / total - mean^2)
  s <- splinefun(t, d); cdf <- function(v) integrate(s, 0, v, rel.tol = 1e-9, subdivisions = 2000L)$value
  all <- cdf(max(t[keep]))
  q <- sapply(c(0.025, 0.5, 0.975), function(p) uniroot(function(v) cdf(v) / all - p, c(0, max(t[keep])), tol = 1e-10)$root)
  sprintf('    {"x": %d, "n": %d, "sensitivity": [%g, %g], "specificity": [%g, %g], "mean": %.9g, "sd": %.9g, "low": %.9g, "median": %.9g, "high": %.9g}', x, n, a1, b1, a2, b2, mean, sd, q[1], q[2], q[3])
}
cat("{\n", sprintf('  "source": "R %s.%s",\n', R.version$major, R.version$minor), '  "cases": [\n', paste(c(
  posterior(38L, 500L, 71, 31, 986, 16),
  posterior(20L, 120L, 10, 2, 30, 2),
  posterior(2L, 300L, 71, 31, 200, 5),
  posterior(90L, 200L, 40, 10, 40, 5)), collapse = ",\n"), "\n  ]\n}\n", sep = "")
