# Computes with R what the tests expect: Rscript figures.R, in this folder.
#
# use.csv    one line for each word and report that has it: side (own, other), report, word, occurrences, passages
# sizes.csv  one line for each report: side, report, passages, words
# pairs.csv  figures of collocates: word, together, node, count
# tested.txt number of words tested together (Bonferroni)

use <- read.csv("use.csv", encoding = "UTF-8")
sizes <- read.csv("sizes.csv", encoding = "UTF-8")
pairs <- read.csv("pairs.csv", encoding = "UTF-8")
tested <- scan("tested.txt", quiet = TRUE)

n1 <- sum(sizes$passages[sizes$side == "own"])
n2 <- sum(sizes$passages[sizes$side == "other"])
words <- sort(unique(use$word), method = "radix")
sum.of <- function(column, side) {
  sums <- tapply(use[[column]][use$side == side], factor(use$word[use$side == side], levels = words), sum)
  ifelse(is.na(sums), 0, sums)
}
f1 <- as.numeric(sum.of("passages", "own"))
f2 <- as.numeric(sum.of("passages", "other"))

# G2: deviance of the 2 x 2 table under independence.
g2 <- sapply(seq_along(words), function(i) {
  observed <- matrix(c(f1[i], n1 - f1[i], f2[i], n2 - f2[i]), nrow = 2)
  expected <- outer(rowSums(observed), colSums(observed)) / sum(observed)
  terms <- ifelse(observed == 0, 0, observed * log(observed / expected))
  sign(observed[1, 1] - expected[1, 1]) * 2 * sum(terms)
})

log.ratio <- log2((f1 + 0.5) / (n1 + 0.5)) - log2((f2 + 0.5) / (n2 + 0.5))

# Exact interval of Clopper and Pearson, by R's own test.
interval <- t(sapply(seq_along(words), function(i) {
  tau <- binom.test(f1[i], f1[i] + f2[i], conf.level = 1 - 0.05 / tested)$conf.int
  log2(n2 / n1) + log2(tau / (1 - tau))
}))
lrc <- ifelse(f1 / n1 >= f2 / n2, pmax(interval[, 1], 0), pmin(interval[, 2], 0))

# DP of Gries over the reports of the own side.
own <- sizes[sizes$side == "own", ]
expected <- own$words / sum(own$words)
dp <- sapply(words, function(word) {
  rows <- use[use$side == "own" & use$word == word, ]
  if (nrow(rows) == 0) return(NA)
  observed <- rows$occurrences[match(own$report, rows$report)]
  observed[is.na(observed)] <- 0
  sum(abs(expected - observed / sum(observed))) / 2
})

write.csv(
  data.frame(word = words, own = f1, ownAll = n1, other = f2, otherAll = n2,
             g2 = g2, logRatio = log.ratio, low = interval[, 1], high = interval[, 2], lrc = lrc, dp = dp),
  "keyness.csv", row.names = FALSE, quote = FALSE, na = ""
)
write.csv(
  data.frame(pairs, logDice = 14 + log2(2 * pairs$together / (pairs$node + pairs$count))),
  "log-dice.csv", row.names = FALSE, quote = FALSE
)
