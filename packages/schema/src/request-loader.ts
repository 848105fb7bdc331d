import DataLoader from "dataloader";
import type { BatchLoadFn, Options } from "dataloader";
import type { FieldNode } from "graphql";
import type { Context } from "./context.ts";

/** Makes the function that answers a batch, for the request with this context. */
type Read<Key, Value> = (context: Context) => BatchLoadFn<Key, Value>;

/**
 * One loader a request: what an answer asks for in many places is asked of the database once. It goes with the request's
 * context, so that nobody gets what was read for somebody else.
 */
export function requestLoader<Key, Value, CacheKey = Key>(
  read: Read<Key, Value>,
  options?: Options<Key, Value, CacheKey>,
): (context: Context) => DataLoader<Key, Value, CacheKey> {
  const loaders = new WeakMap<Context, DataLoader<Key, Value, CacheKey>>();
  return (context) => {
    let loader = loaders.get(context);
    if (!loader) loaders.set(context, (loader = new DataLoader(read(context), options)));
    return loader;
  };
}

/** One loader for each field of a request's operation, where what is read depends on what is selected there. */
export function fieldLoader<Key, Value, CacheKey = Key>(
  read: Read<Key, Value>,
  options?: Options<Key, Value, CacheKey>,
): (context: Context, field: FieldNode) => DataLoader<Key, Value, CacheKey> {
  type ByField = WeakMap<FieldNode, DataLoader<Key, Value, CacheKey>>;
  const loaders = new WeakMap<Context, ByField>();
  return (context, field) => {
    let ofRequest = loaders.get(context);
    if (!ofRequest) loaders.set(context, (ofRequest = new WeakMap()));
    let loader = ofRequest.get(field);
    if (!loader) ofRequest.set(field, (loader = new DataLoader(read(context), options)));
    return loader;
  };
}
