#!/bin/bash
# Run once by the MariaDB image, on an empty volume: a database for each subgraph, and a user who sees only that one.
set -euo pipefail

for subgraph in organisation meetings plans; do
  mariadb -uroot -p"$MARIADB_ROOT_PASSWORD" <<SQL
CREATE DATABASE sopan_${subgraph} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER 'sopan_${subgraph}'@'%' IDENTIFIED BY '${SOPAN_DATABASE_PASSWORD}';
GRANT ALL PRIVILEGES ON sopan_${subgraph}.* TO 'sopan_${subgraph}'@'%';
SQL
done
