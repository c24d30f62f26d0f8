import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';

/** Row (a): Apollo's gateway and server as their handbook puts them together; nothing is tuned. */
async function serve(): Promise<void> {
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(process.env['BENCH_SUPERGRAPH'] ?? '', 'utf8'),
    buildService: ({ url }) => new RemoteGraphQLDataSource(url === undefined ? {} : { url }),
  });
  const server = new ApolloServer({ gateway });
  await server.start();
  const app = express();
  app.use('/graphql', express.json(), expressMiddleware(server));
  createServer(app).listen(Number(process.env['PORT']), '127.0.0.1');
}

void serve();
