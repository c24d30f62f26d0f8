/** A query of `tests/operations/web/`, with the shape of its answer. */
export interface Operation<Answer, Variables> {
  readonly text: string;
  /** Never there: it ties the types to the text. */
  readonly types?: { readonly answer: Answer; readonly variables: Variables };
}
