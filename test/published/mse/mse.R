# Reference for sim/estimate/mse, by glm of base R: fits, forward selection and profile likelihood written out anew on the full table of patterns.
# Made with R 4.2.2 (Debian 12: apt-get install r-base-core), in this folder: Rscript mse.R > reference.json
# Data: see README.md beside it.
options(digits = 15, warn = -1)
files <- c(uk2013 = "../../../docs/examples/uk2013-lists.csv", newOrleans = "newOrleans.csv", netherlands = "netherlands.csv", western = "western.csv", hivRome = "hivRome.csv", hare = "hare.csv")
tight <- glm.control(epsilon = 1e-14, maxit = 200)

# all patterns but that on no list, with zeros
full <- function(d) {
  lists <- head(names(d), -1)
  grid <- expand.grid(rep(list(0:1), length(lists))); names(grid) <- lists
  key <- function(x) as.matrix(x[lists]) %*% 2^(seq_along(lists) - 1)
  grid$count <- 0
  grid$count[match(key(d), key(grid))] <- d$count
  grid[-1, ]
}
overlap <- function(g, pair) sum(g$count[g[[pair[1]]] * g[[pair[2]]] == 1])
# pairs that share nobody: their patterns go, and they count as a parameter each
fit <- function(g, pairs) {
  lists <- head(names(g), -1)
  zero <- Filter(function(p) overlap(g, p) == 0, pairs); rest <- Filter(function(p) overlap(g, p) > 0, pairs)
  for (p in zero) g <- g[g[[p[1]]] * g[[p[2]]] == 0, ]
  terms <- c(sprintf("`%s`", lists), vapply(rest, function(p) sprintf("`%s`:`%s`", p[1], p[2]), ""))
  m <- glm(as.formula(paste("count ~", paste(terms, collapse = " + "))), family = poisson, data = g, control = tight)
  list(glm = m, zero = zero, aic = AIC(m) + 2 * length(zero), k = length(coef(m)) + length(zero), data = g)
}
forward <- function(g, criterion, exclude) {
  pairs <- combn(head(names(g), -1), 2, simplify = FALSE)
  if (exclude) pairs <- Filter(function(p) overlap(g, p) > 0, pairs)
  n <- sum(g$count); inside <- list(); now <- fit(g, inside)
  value <- function(f) f$aic + if (criterion == "bic") (log(n) - 2) * f$k else 0
  repeat {
    left <- Filter(function(p) !any(vapply(inside, identical, NA, p)), pairs)
    if (length(left) == 0) return(list(fit = now, pairs = inside))
    if (criterion == "p") {
      mu <- fitted(now$glm); d <- now$data
      p <- vapply(left, function(q) { e <- sum(mu[d[[q[1]]] * d[[q[2]]] == 1]); o <- overlap(g, q); min(ppois(o, e), ppois(o - 1, e, lower.tail = FALSE)) }, 0)
      best <- which.min(p)
      if (p[best] >= 0.02) return(list(fit = now, pairs = inside))
    } else {
      v <- vapply(left, function(q) value(fit(g, c(inside, list(q)))), 0)
      best <- which.min(v)
      if (v[best] >= value(now) - 1e-9) return(list(fit = now, pairs = inside))
    }
    inside <- c(inside, left[best]); now <- fit(g, inside)
  }
}
# multinomial profile likelihood over N, the pattern on no list with N - n persons
profile <- function(f) {
  d <- f$data; n <- sum(d$count); m <- f$glm; zeroRow <- d[1, ]; zeroRow[] <- 0
  height <- function(dark) {
    all <- rbind(zeroRow, d); all$count[1] <- dark; N <- n + dark
    mu <- fitted(glm(formula(m), family = poisson, data = all, control = tight))
    lgamma(N + 1) - lgamma(dark + 1) + sum(ifelse(all$count > 0, all$count * log(mu / N), 0))
  }
  dark <- exp(coef(m)[[1]])
  top <- optimize(function(l) height(exp(l)), log(dark) + c(-1, 1), maximum = TRUE, tol = 1e-9)
  cut <- function(l) height(exp(l)) - top$objective + qchisq(0.95, 1) / 2
  n + exp(c(uniroot(cut, c(top$maximum - 4, top$maximum), tol = 1e-11)$root, uniroot(cut, c(top$maximum, top$maximum + 6), tol = 1e-11)$root))
}
number <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
words <- function(x) paste0("[", paste(sprintf('"%s"', x), collapse = ", "), "]")
one <- function(name, f, pairs, withProfile = TRUE) {
  m <- f$glm; n <- sum(f$data$count); b <- coef(m)[[1]]; v <- vcov(m)[1, 1]; dark <- exp(b)
  sprintf('    "%s": {"pairs": %s, "zero": %s, "estimate": %.15g, "standardError": %.15g, "logNormal": %s, "profile": %s, "deviance": %.15g, "df": %d, "logLikelihood": %.15g, "aic": %.15g, "coefficients": %s, "errors": %s}',
    name, words(vapply(pairs, paste, "", collapse = ":")), words(vapply(f$zero, paste, "", collapse = ":")), n + dark, sqrt(dark + dark^2 * v),
    number(n + dark * exp(c(-1, 1) * qnorm(0.975) * sqrt(v))), if (withProfile) number(profile(f)) else "null", deviance(m), df.residual(m), as.numeric(logLik(m)), f$aic,
    number(coef(m)), number(sqrt(diag(vcov(m)))))
}
cases <- vapply(names(files), function(name) {
  g <- full(read.csv(files[[name]], check.names = FALSE)); main <- fit(g, list())
  runs <- list(aic = forward(g, "aic", FALSE), aicExclude = forward(g, "aic", TRUE), bic = forward(g, "bic", FALSE), p = forward(g, "p", FALSE))
  lines <- c(one("main", main, list()), vapply(names(runs), function(r) one(r, runs[[r]]$fit, runs[[r]]$pairs), ""))
  sprintf('  "%s": {\n%s\n  }', name, paste(lines, collapse = ",\n"))
}, "")
# all 64 models of pairs of four lists, and their average (Buckland, Burnham & Augustin 1997)
hiv <- full(read.csv("hivRome.csv")); pairs <- combn(head(names(hiv), -1), 2, simplify = FALSE); n <- sum(hiv$count)
all <- lapply(0:63, function(i) fit(hiv, pairs[bitwAnd(i, 2^(0:5)) > 0]))
average <- function(extra) {
  value <- vapply(all, function(f) f$aic + extra * f$k, 0)
  N <- vapply(all, function(f) n + exp(coef(f$glm)[[1]]), 0); v <- vapply(all, function(f) { d <- exp(coef(f$glm)[[1]]); d + d^2 * vcov(f$glm)[1, 1] }, 0)
  w <- exp(-(value - min(value)) / 2); w <- w / sum(w); mean <- sum(w * N)
  sprintf('{"estimate": %.15g, "standardError": %.15g, "weights": %s}', mean, sum(w * sqrt(v + (N - mean)^2)), number(sort(w, decreasing = TRUE)[1:5]))
}
averages <- sprintf('  "average": {"aic": %s, "bic": %s}', average(0), average(log(n) - 2))
# BCa limits from given replications, by their definition (DiCiccio & Efron 1996), quantiles of type 7
replications <- 100 * exp(0.4 * qnorm(ppoints(200)) + 0.05 * sin(1:200)); z0 <- qnorm(mean(replications < 95)); z <- z0 + qnorm(c(0.025, 0.975))
bca <- sprintf('  "bca": {"replications": %s, "estimate": 95, "acceleration": 0.03, "limits": %s}', number(replications), number(quantile(replications, pnorm(z0 + z / (1 - 0.03 * z)))))
cat("{\n", sprintf('  "source": "R %s.%s, glm",\n', R.version$major, R.version$minor), paste(c(cases, averages, bca), collapse = ",\n"), "\n}\n", sep = "")
