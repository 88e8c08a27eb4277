# Reference for sim/estimate/nsum: made answers of 60 respondents, the ratio and its standard error by R survey.
# Made with R 4.2.2 and survey 4.1-1 (Debian 12: apt-get install r-cran-survey): Rscript nsum.R > reference.json
suppressPackageStartupMessages(library(survey))
set.seed(1998)
sizes <- c(2000, 5000, 900, 12000); population <- 1e6
d <- data.frame(stratum = rep(1:2, each = 30), cluster = rep(1:12, each = 5), weight = round(runif(60, 50, 400)))
degree <- round(rlnorm(60, 5, 0.7))
known <- sapply(sizes, function(s) rpois(60, degree * s / population)); hidden <- rpois(60, degree * 3000 / population)
d$hidden <- hidden; d$ties <- rowSums(known); d$degree <- degree
number <- function(v) paste0("[", paste(format(v, digits = 17, trim = TRUE, scientific = FALSE), collapse = ", "), "]")
one <- function(name, design, by, whole) {
  r <- svyratio(~hidden, by, design)
  sprintf('  "%s": {"basic": %.15g, "standardError": %.15g, "df": %d}', name, whole * coef(r)[[1]], whole * sqrt(vcov(r))[[1]], degf(design))
}
designs <- list(plain = svydesign(id = ~1, weights = ~1, data = d), full = svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = d))
cat("{\n", sprintf('  "source": "R %s.%s, survey %s",\n', R.version$major, R.version$minor, packageVersion("survey")),
    sprintf('  "sizes": %s,\n  "population": %d,\n  "stratum": %s,\n  "cluster": %s,\n  "weight": %s,\n  "hidden": %s,\n  "degree": %s,\n  "known": [%s],\n', number(sizes), population, number(d$stratum - 1), number(d$cluster - 1),
            number(d$weight), number(hidden), number(degree), paste(apply(known, 2, number), collapse = ", ")),
    paste(c(one("plain", designs$plain, ~ties, sum(sizes)), one("full", designs$full, ~ties, sum(sizes)), one("degreeFull", designs$full, ~degree, population)), collapse = ",\n"), "\n}\n", sep = "")
