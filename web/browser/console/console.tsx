/** @jsxImportSource react */
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { AskBar } from './ask-bar';
import { askHub, type Run } from './ask-hub';
import './console.css';
import { plainTabs } from './plain-tabs';
import { ResultBar } from './result-bar';
import type { Example, Setup } from './setup';

/** GraphiQL over this hub, with the examples, the cost of each run and its answer as a file. */
function Console({ setup, schema }: { setup: Setup; schema: GraphQLSchema }) {
  const [token, setToken] = useState('');
  const [run, setRun] = useState<Run | null>(null);
  const tokenNow = useRef(token);
  tokenNow.current = token;
  const open = useRef<(example: Example) => void>(() => undefined);
  const fetcher = useMemo(() => askHub(() => tokenNow.current, setup.words.hubAway, setRun), [setup]);
  const asked = useMemo(() => new URLSearchParams(location.search), []);
  const beginning = useMemo(() => beginningOf(asked, setup), [asked, setup]);
  return (
    <>
      <AskBar
        setup={setup}
        token={token}
        setToken={setToken}
        openExample={(example) => open.current(example)}
      />
      <GraphiQL
        fetcher={fetcher}
        schema={schema}
        dangerouslyAssumeSchemaIsValid
        storage={sessionStorage}
        isHeadersEditorEnabled={false}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
        defaultEditorToolsVisibility="variables"
        {...beginning}
      >
        <GraphiQL.Logo> </GraphiQL.Logo>
        <GraphiQL.Footer>
          <ExampleOpener opener={open} />
          <ResultBar run={run} setup={setup} />
        </GraphiQL.Footer>
      </GraphiQL>
    </>
  );
}

/** What the address brings, else what this tab of the browser held before, else the first example. */
function beginningOf(asked: URLSearchParams, { examples }: Setup) {
  const query = asked.get('query');
  if (query) return { initialQuery: query, initialVariables: asked.get('variables') ?? '' };
  const first = sessionStorage.getItem(TABS) === null ? examples[0]?.examples[0] : undefined;
  return first ? { initialQuery: first.query, initialVariables: first.variables } : {};
}

/** Where GraphiQL keeps its tabs. */
const TABS = 'graphiql:tabState';

/** Knows the tabs, since it stands within GraphiQL, and opens an example in a new one. */
function ExampleOpener({ opener }: { opener: { current: (example: Example) => void } }) {
  const [chosen, setChosen] = useState<Example | null>(null);
  const actions = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  useEffect(() => {
    opener.current = setChosen;
  });
  // The editors come later than the menu does.
  useEffect(() => {
    if (!chosen || !queryEditor || !variableEditor) return;
    setChosen(null);
    actions.addTab();
    queryEditor.setValue(chosen.query);
    variableEditor.setValue(chosen.variables);
    queryEditor.focus();
  }, [chosen, queryEditor, variableEditor, actions]);
  useEffect(plainTabs, []);
  return null;
}

async function start(place: HTMLElement): Promise<void> {
  const setup = JSON.parse(place.dataset['setup'] ?? '{}') as Setup;
  try {
    const { workers } = setup;
    const environment = {
      getWorker: (_id: string, label: string) =>
        new Worker(label === 'json' || label === 'graphql' ? workers[label] : workers.editor, {
          type: 'module',
        }),
    };
    Object.assign(globalThis, { MonacoEnvironment: environment });
    const answer = await fetch(setup.schema);
    if (!answer.ok) throw new Error(`${setup.schema}: ${answer.status}`);
    const schema = buildSchema(await answer.text(), { assumeValid: true });
    createRoot(place).render(<Console setup={setup} schema={schema} />);
  } catch (fault) {
    place.textContent = setup.words.consoleFailed;
    throw fault;
  }
}

const place = document.getElementById('console');
if (place) void start(place);
