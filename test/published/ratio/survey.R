# Reference for sim/estimate/ratio.ts, by R survey (Lumley). Writes reference.json beside itself.
# Made with R 4.2.2 and survey 4.1-1 (Debian 12: apt-get install r-cran-survey): Rscript survey.R > reference.json
suppressPackageStartupMessages(library(survey))
options(digits = 15, survey.lonely.psu = "adjust")
set.seed(20121105)
# three strata of venues, N = 40, 25, 6; 9, 6, 3 sampled; M persons work there, m are seen
N <- c(40, 25, 6); n <- c(9, 6, 3)
venue <- data.frame(stratum = rep(1:3, n))
venue$id <- seq_len(nrow(venue)); venue$N <- N[venue$stratum]; venue$w1 <- (N / n)[venue$stratum]
venue$M <- sample(4:18, nrow(venue), replace = TRUE); venue$m <- pmax(2, ceiling(venue$M * 0.7))
rate <- rbeta(nrow(venue), 0.4, 2)
persons <- do.call(rbind, lapply(seq_len(nrow(venue)), function(i) {
  v <- venue[i, ]
  data.frame(id = v$id, person = v$id * 100 + seq_len(v$m), stratum = v$stratum, N = v$N, M = v$M, w = v$w1 * v$M / v$m,
             y = rbinom(v$m, 1, rate[i]), x = 1)
}))
agg <- aggregate(cbind(y, x) ~ id + stratum + N + w, persons, sum); agg <- agg[order(agg$id), ]
agg$M <- venue$M
number <- function(v) paste0("[", paste(format(v, digits = 17, trim = TRUE), collapse = ", "), "]")
case <- function(name, design) {
  r <- svyratio(~y, ~x, design)
  p <- coef(r)[[1]]; se <- sqrt(vcov(r))[[1]]; df <- degf(design)
  t <- qt(0.975, df); l <- qlogis(p); s <- se / (p * (1 - p))
  sprintf('  "%s": {"share": %.15g, "standardError": %.15g, "df": %d, "low": %.15g, "high": %.15g}', name, p, se, df, plogis(l - t * s), plogis(l + t * s))
}
two <- svydesign(id = ~id + person, strata = ~stratum, fpc = ~N + M, data = persons)
cases <- c(
  case("noFpc", svydesign(id = ~id, strata = ~stratum, weights = ~w, data = agg)),
  case("fpc", svydesign(id = ~id, strata = ~stratum, weights = ~w, fpc = ~N, data = agg)),
  case("twoStage", two),
  # the last stratum shrunk to one venue
  case("lonely", svydesign(id = ~id, strata = ~stratum, weights = ~w, fpc = ~N, data = agg[1:16, ])))
cat("{\n", sprintf('  "source": "R %s.%s, survey %s",\n', R.version$major, R.version$minor, packageVersion("survey")),
    sprintf('  "stratum": %s,\n  "N": %s,\n  "M": %s,\n  "weight": %s,\n  "y": %s,\n  "x": %s,\n', number(agg$stratum - 1), number(N), number(agg$M), number(agg$w), number(agg$y), number(agg$x)),
    paste(cases, collapse = ",\n"), "\n}\n", sep = "")
