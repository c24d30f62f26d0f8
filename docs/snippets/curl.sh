curl --fail --silent --show-error --location --compressed \
  --output sopan.csv 'http://localhost:4000/q/areas-below.csv?code=50&fiscalYear=2023-24'
