import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

interface Props<ViewProps extends object> {
  load: () => Promise<ComponentType<ViewProps>>;
  props: ViewProps;
}

/** A view whose code is read when it is first shown. */
export function LoadedView<ViewProps extends object>({ load, props }: Props<ViewProps>) {
  // In an object: a component is a function, and a state that is one would be called.
  const [loaded, setLoaded] = useState<{ View: ComponentType<ViewProps> } | null>(null);
  useEffect(() => {
    void load().then((View) => setLoaded({ View }));
  }, []);
  return loaded ? <loaded.View {...props} /> : <p class="empty">…</p>;
}
