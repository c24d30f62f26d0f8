rows <- read.csv(
  url("http://localhost:4000/q/areas-below.csv?code=50&fiscalYear=2023-24", encoding = "UTF-8-BOM"),
  check.names = FALSE,
  colClasses = "character"
)
print(rows)
