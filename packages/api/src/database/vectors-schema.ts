/**
 * The PostgreSQL schema of the vectors. They are made by the server when they are wanted, not by a migration: not every
 * database has pgvector. Nothing in it is lost when it is dropped; it is made again.
 */
export const VECTORS_SCHEMA = "paperround_vectors";
