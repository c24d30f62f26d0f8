// `npm run check:regexps`: every regular expression over the text of papers must be linear, since papers come from
// strangers. Literals are found in the sources; those built at run time by loading the modules and reading the samples.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { projectRoot, setUp } from './set-up.mjs';

const require = createRequire(join(projectRoot, 'package.json'));
const FOLDERS = ['lib/bangla', 'documents'];
const NOT_RUN = /\.(test|proof)\.ts$|\/testing\//;
// What was found safe stays safe: only new expressions are judged again.
const CACHE = join(projectRoot, 'node_modules', '.cache', 'safe-regexps.json');
const LONGEST = 20_000;

async function main() {
  await setUp();
  const found = [...literals(), ...(await builtAtRunTime())];
  const expressions = [...new Map(found.map((each) => [`/${each.source}/${each.flags}`, each])).values()];
  const safe = new Set(existsSync(CACHE) ? JSON.parse(readFileSync(CACHE, 'utf8')) : []);
  const open = expressions.filter((each) => !safe.has(keyOf(each)));
  const faults = [];
  await judgeAll(open, ({ expression, status, complexity, attack }) => {
    if (status === 'safe') safe.add(keyOf(expression));
    else
      faults.push(
        `${expression.where}: /${expression.source}/${expression.flags} is ${status === 'vulnerable' ? `${complexity}, as with ${attack}` : 'too hard to judge; make it simpler'}`,
      );
  });
  mkdirSync(join(CACHE, '..'), { recursive: true });
  writeFileSync(CACHE, JSON.stringify([...safe]));
  for (const fault of faults) console.log(fault);
  console.log(
    `${expressions.length} regular expressions, ${open.length} judged now, ${faults.length} not linear`,
  );
  return faults.length === 0 ? 0 : 1;
}

function keyOf({ source, flags }) {
  return createHash('sha256').update(`/${source}/${flags}`).digest('base64');
}

function literals() {
  const ts = require('typescript');
  return FOLDERS.flatMap(sourcesBelow).flatMap((path) => {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
    const found = [];
    const visit = (node) => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        const where = `${relative(projectRoot, path)}:${line + 1}`;
        found.push({ where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

/** Loads the modules that build some and reads the samples while every `new RegExp` is written down. */
async function builtAtRunTime() {
  const Native = globalThis.RegExp;
  const found = [];
  globalThis.RegExp = new Proxy(Native, {
    construct(target, given) {
      const made = new target(...given);
      const caller = new Error().stack.split('\n')[2] ?? '';
      const where = Native('dist[/\\\\](?:documents|lib[/\\\\]bangla)[^:]*').exec(caller)?.[0];
      if (where) found.push({ where, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    const builders = FOLDERS.flatMap(sourcesBelow).filter((path) =>
      readFileSync(path, 'utf8').includes('new RegExp('),
    );
    for (const path of builders)
      require(join(projectRoot, 'dist', relative(projectRoot, path).replace(/ts$/, 'js')));
    const { readText } = require(join(projectRoot, 'dist/documents/read/text.js'));
    const { recognisePaper } = require(join(projectRoot, 'dist/documents/recognise/recognise-paper.js'));
    const { knownAreas } = require(join(projectRoot, 'dist/documents/known-areas.js'));
    const samples = join(projectRoot, 'samples');
    const areas = knownAreas();
    for (const name of readdirSync(samples).filter((each) => each.endsWith('.txt')))
      recognisePaper(readText(readFileSync(join(samples, name))), areas);
  } finally {
    globalThis.RegExp = Native;
  }
  return found;
}

function sourcesBelow(folder) {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.endsWith('.ts') && !NOT_RUN.test(path));
}

/** Shares the expressions out to as many workers as there are cores. */
async function judgeAll(expressions, told) {
  const waiting = [...expressions];
  const workers = Math.min(availableParallelism(), waiting.length);
  await Promise.all(
    Array.from({ length: workers }, () => {
      const worker = new Worker(fileURLToPath(import.meta.url));
      return new Promise((resolve, reject) => {
        const next = () => {
          const expression = waiting.shift();
          if (expression) worker.postMessage(expression);
          else void worker.terminate().then(resolve);
        };
        worker.on('message', (answer) => {
          told(answer);
          next();
        });
        worker.on('error', reject);
        next();
      });
    }),
  );
}

/** The pure JavaScript form of recheck; no program of another language is started. */
function serve() {
  const { checkSync } = require('recheck/lib/browser.js');
  parentPort.on('message', (expression) => {
    const { status, complexity, attack } = checkSync(expression.source, expression.flags, {
      timeout: LONGEST,
    });
    parentPort.postMessage({ expression, status, complexity: complexity?.type, attack: attack?.pattern });
  });
}

if (isMainThread) process.exitCode = await main();
else serve();
