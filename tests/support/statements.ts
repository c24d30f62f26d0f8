/**
 * The SQL of requests alone. Feeds between subgraphs are looked after beside the requests, at moments of
 * their own, so their statements are left out of what a test counts.
 */
export class RequestStatements {
  readonly seen: string[] = [];

  readonly onQuery = (sql: string): void => {
    if (!/\b(inbox|outbox|outbox_head|directory_records)\b/.test(sql)) this.seen.push(sql);
  };

  forget(): void {
    this.seen.length = 0;
  }
}
