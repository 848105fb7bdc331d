/** A page of rows that SQL of ours has read. */
export class ReadPage {
  readonly nodes: readonly (ReadRow | null)[];

  constructor(nodes: readonly (ReadRow | null)[]) {
    this.nodes = nodes;
  }

  get edges(): { node: ReadRow | null }[] {
    return this.nodes.map((node) => ({ node }));
  }
}

/** A row that SQL of ours has read: it holds what the operation asks of it, under the names of the fields. */
export class ReadRow {
  [field: string]: unknown;
}
