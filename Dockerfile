# One image for every process; docker-compose.yml says which of them a container runs.
FROM node:24-bookworm-slim AS build
WORKDIR /sopan
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# What stays is what runs: translated code, the data beside the sources, and the packages in `dependencies`.
RUN npm run build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && find lib subgraphs gateway documents scripts -name '*.ts' -delete \
  && find lib subgraphs gateway documents scripts -type d -empty -delete \
  && mkdir -p lib subgraphs gateway documents scripts samples schema

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 SOPAN_DATA=/sopan/data
WORKDIR /sopan
COPY --from=build /sopan/package.json ./
COPY --from=build /sopan/node_modules node_modules
COPY --from=build /sopan/schema schema
COPY --from=build /sopan/samples samples
COPY --from=build /sopan/lib lib
COPY --from=build /sopan/subgraphs subgraphs
COPY --from=build /sopan/gateway gateway
COPY --from=build /sopan/documents documents
COPY --from=build /sopan/scripts scripts
COPY --from=build /sopan/dist dist
# The only folder that the processes write to.
RUN mkdir -p data/backups && chown -R node:node data && ln -s /sopan/scripts/sopan.mjs /usr/local/bin/sopan
USER node
VOLUME /sopan/data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/scripts/gateway/main.js"]
