// An IndexedDB for the vault: happy-dom has none.
import "fake-indexeddb/auto";
