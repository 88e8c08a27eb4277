# Reference for sim/estimate/survey, by R survey (Lumley) on its api data. Writes CSV files and reference.json beside itself.
# Made with R 4.2.2 and survey 4.1-1 (Debian 12: apt-get install r-base-core r-cran-survey): Rscript survey.R
suppressPackageStartupMessages(library(survey))
data(api)
options(digits = 17)
num <- function(v) if (is.finite(v)) sprintf("%.15g", v) else "null"
cases <- character()
# args: the flags of `undercount estimate survey FILE`
case <- function(name, file, args, est, se, deff = NA, deffr = NA, df = NA, low = NA, high = NA) {
  cases[[length(cases) + 1]] <<- sprintf('    {"name": "%s", "file": "%s", "args": %s, "estimate": %s, "standardError": %s, "designEffect": %s, "withReplacement": %s, "df": %s, "low": %s, "high": %s}',
    name, file, paste0("[", paste0('"', args, '"', collapse = ", "), "]"), num(est), num(se), num(deff), num(deffr), num(df), num(low), num(high))
}
# columns that are used, without names of schools, and two 0/1 columns
keep <- c("stype", "dnum", "snum", "api00", "enroll", "api.stu", "pw")
prepare <- function(d, more) {
  d <- d[, c(keep, more)]
  d$target <- as.integer(d$api00 > 800); d$rare <- as.integer(d$api00 > 880)
  d
}
strat <- prepare(apistrat, "fpc"); clus1 <- prepare(apiclus1, "fpc"); clus2 <- prepare(apiclus2, c("fpc1", "fpc2"))
clus2$fpc1 <- as.numeric(clus2$fpc1); clus2$fpc2 <- as.numeric(clus2$fpc2)
# numbers are written so that they are read back exactly
write <- function(d, file) {
  for (c in names(d)) if (is.numeric(d[[c]])) d[[c]] <- ifelse(is.na(d[[c]]), "NA", sub("^ +", "", formatC(d[[c]], digits = 17, format = "g", width = 1)))
  write.table(d, file, sep = ",", row.names = FALSE, quote = FALSE)
}
strat1 <- strat[order(strat$stype), ]; strat1 <- rbind(strat1[strat1$stype != "H", ], strat1[strat1$stype == "H", ][1, ])
rownames(strat) <- rownames(strat1) <- NULL
write(strat, "apistrat.csv"); write(clus1, "apiclus1.csv"); write(clus2, "apiclus2.csv"); write(strat1, "apilonely.csv")

level <- 0.95
tests <- function(tag, file, flags, d) {
  df <- degf(d)
  one <- function(name, args, m, mr, df = degf(d)) {
    q <- qt(0.975, df)
    e <- coef(m)[[1]]; s <- sqrt(diag(as.matrix(vcov(m))))[[1]]
    case(paste(tag, name), file, c(flags, args), e, s, if (is.null(mr)) NA else deff(m)[[1]], if (is.null(mr)) NA else deff(mr)[[1]], df, e - q * s, e + q * s)
  }
  one("mean", c("--y", "api00"), svymean(~api00, d, deff = TRUE), svymean(~api00, d, deff = "replace"))
  one("total", c("--y", "enroll", "--statistic", "total", "--missing", "drop"), svytotal(~enroll, d, deff = TRUE, na.rm = TRUE), svytotal(~enroll, d, deff = "replace", na.rm = TRUE), degf(subset(d, !is.na(enroll))))
  r <- svyratio(~api.stu, ~enroll, d, deff = TRUE, na.rm = TRUE); s <- sqrt(vcov(r))[[1]]
  case(paste(tag, "ratio"), file, c(flags, "--y", "api.stu", "--x", "enroll", "--interval", "t", "--missing", "drop"), coef(r)[[1]], s, deff(r)[[1]], NA, NA, NA, NA)
  one("proportion", c("--y", "target", "--statistic", "proportion", "--interval", "t"), svymean(~target, d, deff = TRUE), svymean(~target, d, deff = "replace"))
  for (v in c("target", "rare")) for (m in c("logit", "beta")) {
    p <- svyciprop(as.formula(paste0("~I(", v, " == 1)")), d, method = m, level = 0.9)
    case(paste(tag, v, m), file, c(flags, "--y", v, "--statistic", "proportion", "--interval", m, "--level", "0.9"), p[[1]], sqrt(attr(p, "var"))[[1]], NA, NA, df, attr(p, "ci")[[1]], attr(p, "ci")[[2]])
  }
  h <- subset(d, stype == "E"); s <- sqrt(vcov(svymean(~api00, h)))[[1]]; e <- coef(svymean(~api00, h))[[1]]; q <- qt(0.975, degf(h))
  case(paste(tag, "subpopulation"), file, c(flags, "--y", "api00", "--where", "stype=E"), e, s, deff(svymean(~api00, h, deff = TRUE))[[1]], NA, degf(h), e - q * s, e + q * s)
  h <- subset(d, target == 1); m <- svytotal(~enroll, h, na.rm = TRUE)
  case(paste(tag, "subpopulation across strata"), file, c(flags, "--y", "enroll", "--where", "target=1", "--statistic", "total", "--missing", "drop"), coef(m)[[1]], sqrt(vcov(m))[[1]])
}
tests("apistrat", "apistrat.csv", c("--weights", "pw", "--strata", "stype", "--fpc", "fpc"), svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat))
tests("apistrat no fpc", "apistrat.csv", c("--weights", "pw", "--strata", "stype"), svydesign(id = ~1, strata = ~stype, weights = ~pw, data = strat))
tests("apistrat weights from fpc", "apistrat.csv", c("--strata", "stype", "--fpc", "fpc"), svydesign(id = ~1, strata = ~stype, fpc = ~fpc, data = strat))
tests("apiclus1", "apiclus1.csv", c("--weights", "pw", "--cluster", "dnum", "--fpc", "fpc"), svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1))
tests("apiclus1 no fpc", "apiclus1.csv", c("--weights", "pw", "--cluster", "dnum"), svydesign(id = ~dnum, weights = ~pw, data = clus1))
tests("apiclus2", "apiclus2.csv", c("--weights", "pw", "--cluster", "dnum,snum", "--fpc", "fpc1,fpc2"), svydesign(id = ~dnum + snum, weights = ~pw, fpc = ~fpc1 + fpc2, data = clus2))
tests("apiclus2 first stage", "apiclus2.csv", c("--weights", "pw", "--cluster", "dnum"), svydesign(id = ~dnum, weights = ~pw, data = clus2))
tests("apiclus2 weights from fpc", "apiclus2.csv", c("--cluster", "dnum,snum", "--fpc", "fpc1,fpc2"), svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = clus2))
# districts numbered within school types
tests("apistrat nested", "apistrat.csv", c("--weights", "pw", "--strata", "stype", "--cluster", "dnum", "--nest"), svydesign(id = ~dnum, strata = ~stype, weights = ~pw, nest = TRUE, data = strat))

# replicate weights
jack <- function(tag, file, flags, d, type) {
  r <- as.svrepdesign(d, type = type); df <- degf(r)
  for (mse in c(FALSE, TRUE)) {
    r$mse <- mse
    extra <- c(flags, "--replicates", "jackknife", if (mse) "--mse")
    m <- svymean(~api00, r); s <- SE(m)[[1]]
    case(paste(tag, type, "mean", mse), file, c(extra, "--y", "api00"), coef(m)[[1]], s, NA, NA, df)
    m <- svyratio(~api.stu, ~enroll, r, na.rm = TRUE); case(paste(tag, type, "ratio", mse), file, c(extra, "--y", "api.stu", "--x", "enroll", "--missing", "drop"), coef(m)[[1]], sqrt(vcov(m))[[1]])
    m <- svytotal(~target, r); case(paste(tag, type, "total", mse), file, c(extra, "--y", "target", "--statistic", "total"), coef(m)[[1]], SE(m)[[1]])
    m <- svymean(~api00, subset(r, stype == "E")); case(paste(tag, type, "subpopulation", mse), file, c(extra, "--y", "api00", "--where", "stype=E"), coef(m)[[1]], SE(m)[[1]])
  }
}
jack("apistrat", "apistrat.csv", c("--weights", "pw", "--strata", "stype", "--fpc", "fpc"), svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat), "JKn")
jack("apistrat no fpc", "apistrat.csv", c("--weights", "pw", "--strata", "stype"), svydesign(id = ~1, strata = ~stype, weights = ~pw, data = strat), "JKn")
jack("apiclus1", "apiclus1.csv", c("--weights", "pw", "--cluster", "dnum", "--fpc", "fpc"), svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1), "JK1")
jack("apiclus1 no fpc", "apiclus1.csv", c("--weights", "pw", "--cluster", "dnum"), svydesign(id = ~dnum, weights = ~pw, data = clus1), "JK1")
jack("apiclus2", "apiclus2.csv", c("--weights", "pw", "--cluster", "dnum,snum", "--fpc", "fpc1,fpc2"), suppressWarnings(svydesign(id = ~dnum + snum, weights = ~pw, fpc = ~fpc1 + fpc2, data = clus2)), "JK1")

# replicate weights from a file: a bootstrap, BRR-like halves, and successive differences
set.seed(20121105)
boot <- as.svrepdesign(svydesign(id = ~dnum, weights = ~pw, data = clus1), type = "subbootstrap", replicates = 20)
w <- weights(boot, "analysis"); colnames(w) <- paste0("r", 1:20)
clusw <- cbind(clus1[, c("stype", "api00", "enroll", "api.stu", "target", "pw")], w); write(clusw, "apireplicates.csv")
cols <- paste0("r", 1:20, collapse = ",")
given <- function(tag, type, flags, ...) {
  r <- suppressWarnings(svrepdesign(variables = clusw, repweights = clusw[, paste0("r", 1:20)], weights = clusw$pw, combined.weights = TRUE, type = type, ...))
  extra <- c("--weights", "pw", "--repweights", cols, flags)
  m <- svymean(~api00, r); case(paste("file", tag, "mean"), "apireplicates.csv", c(extra, "--y", "api00"), coef(m)[[1]], SE(m)[[1]], df = degf(r))
  m <- svyratio(~api.stu, ~enroll, r, na.rm = TRUE); case(paste("file", tag, "ratio"), "apireplicates.csv", c(extra, "--y", "api.stu", "--x", "enroll", "--missing", "drop"), coef(m)[[1]], sqrt(vcov(m))[[1]])
  m <- svytotal(~target, subset(r, stype == "E")); case(paste("file", tag, "subpopulation"), "apireplicates.csv", c(extra, "--y", "target", "--statistic", "total", "--where", "stype=E"), coef(m)[[1]], SE(m)[[1]])
}
given("bootstrap", "bootstrap", "--reptype,bootstrap" |> strsplit(",") |> unlist())
given("BRR", "BRR", c("--reptype", "brr"))
given("Fay", "Fay", c("--reptype", "fay", "--rho", "0.3"), rho = 0.3)
given("JK1", "JK1", c("--reptype", "jk1"), scale = 19 / 20)
given("JKn", "JKn", c("--reptype", "jkn", "--rscales", paste(rep(c(0.9, 0.8), 10), collapse = ",")), scale = 1, rscales = rep(c(0.9, 0.8), 10))
given("ACS", "ACS", c("--reptype", "acs"))

# a stratum with one school
for (fpc in c(TRUE, FALSE)) for (rule in c("average", "adjust", "certainty", "remove")) {
  options(survey.lonely.psu = rule)
  d <- if (fpc) svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat1) else svydesign(id = ~1, strata = ~stype, weights = ~pw, data = strat1)
  flags <- c("--weights", "pw", "--strata", "stype", if (fpc) c("--fpc", "fpc"), "--lonely", rule)
  m <- svymean(~api00, d); case(paste("lonely", rule, fpc, "mean"), "apilonely.csv", c(flags, "--y", "api00"), coef(m)[[1]], SE(m)[[1]], df = degf(d))
  m <- svytotal(~enroll, d, na.rm = TRUE); case(paste("lonely", rule, fpc, "total"), "apilonely.csv", c(flags, "--y", "enroll", "--statistic", "total", "--missing", "drop"), coef(m)[[1]], SE(m)[[1]])
  r <- try(as.svrepdesign(d, type = "JKn", compress = FALSE), silent = TRUE)
  if (rule != "adjust" && !inherits(r, "try-error")) { m <- svymean(~api00, r); case(paste("lonely", rule, fpc, "JKn"), "apilonely.csv", c(flags, "--y", "api00", "--replicates", "jackknife"), coef(m)[[1]], SE(m)[[1]]) }
}
# change between two waves (here two types of school) of one file
changes <- character()
change <- function(name, file, args, d, formula = ~target, ratio = NULL) {
  b <- if (is.null(ratio)) svyby(formula, ~stype, d, svymean, covmat = TRUE) else svyby(formula, ~stype, denominator = ratio, d, svyratio, covmat = TRUE)
  names(b$stype) <- NULL
  diff <- svycontrast(b, quote(M - E)); lr <- svycontrast(b, quote(log(M / E)))
  changes[[length(changes) + 1]] <<- sprintf('    {"name": "%s", "file": "%s", "args": %s, "earlier": %s, "later": %s, "difference": %s, "differenceError": %s, "logRatioError": %s}',
    name, file, paste0("[", paste0('"', args, '"', collapse = ", "), "]"), num(coef(b)[["E"]]), num(coef(b)[["M"]]), num(coef(diff)[[1]]), num(SE(diff)[[1]]), num(SE(lr)[[1]]))
}
options(survey.lonely.psu = "fail")
w <- c("--wave", "stype", "--before", "E", "--after", "M")
# clusters that are in both waves, and samples that have none in common
change("shared clusters", "apiclus1.csv", c(w, "--weights", "pw", "--cluster", "dnum", "--fpc", "fpc", "--y", "target"), svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1))
change("shared clusters, ratio", "apiclus1.csv", c(w, "--weights", "pw", "--cluster", "dnum", "--y", "target", "--x", "snum"), svydesign(id = ~dnum, weights = ~pw, data = clus1), ratio = ~snum)
change("strata", "apistrat.csv", c(w, "--weights", "pw", "--strata", "stype", "--fpc", "fpc", "--y", "target"), svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat))
change("independent", "apistrat.csv", c(w, "--weights", "pw", "--y", "target"), svydesign(id = ~1, strata = ~stype, weights = ~pw, data = strat))

cat("{\n", sprintf('  "source": "R %s.%s, survey %s",\n', R.version$major, R.version$minor, packageVersion("survey")), '  "cases": [\n', paste(cases, collapse = ",\n"), '\n  ],\n  "changes": [\n', paste(changes, collapse = ",\n"), "\n  ]\n}\n", sep = "", file = "reference.json")
