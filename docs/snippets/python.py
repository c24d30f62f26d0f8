import csv
import io
from urllib.request import urlopen

with urlopen('http://localhost:4000/q/areas-below.csv?code=50&fiscalYear=2023-24') as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, encoding='utf-8-sig', newline='')))

print(len(rows), 'rows')
for row in rows:
    print(row)
