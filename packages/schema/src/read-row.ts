/** A row that SQL of ours has read: it holds what the operation asks of it, under the names of the fields. */
export class ReadRow {
  [field: string]: unknown;
}
