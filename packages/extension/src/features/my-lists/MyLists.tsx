import { useEffect, useId, useState } from "preact/hooks";
import type { MyListView } from "../../card-views.ts";
import { ask } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import type { Failure } from "../../result.ts";
import { onNews } from "../../news.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import type { ViewEvents } from "../../ui/view-events.ts";
import { ListItems } from "./ListItems.tsx";

interface Props {
  /** Undefined while it is not known yet. */
  account: AccountView | null | undefined;
  events: ViewEvents;
}

/** The viewer's lists: which, and what is in it. */
export function MyLists({ account, events }: Props) {
  return (
    <>
      <header class="view-head">
        <h2>{t("my-lists.title")}</h2>
      </header>
      {account === null && (
        <div class="empty">
          <p>{t("my-lists.signIn")}</p>
          <button type="button" class="btn primary" onClick={events.onSignIn}>
            {t("panel.signIn")}
          </button>
        </div>
      )}
      {/* Another account, other lists. */}
      {account && <Lists key={account.email} events={events} />}
    </>
  );
}

function Lists({ events }: { events: ViewEvents }) {
  const id = useId();
  const [lists, setLists] = useState<MyListView[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [chosenId, setChosen] = useState<string | null>(null);

  async function read(): Promise<void> {
    const answer = await ask("lists.overview", undefined);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) setLists(answer.value);
  }

  useEffect(() => {
    void read();
    // Saved or taken out, here or on another surface: the numbers are others now.
    return onNews("paper.changed", () => void read());
  }, []);

  if (lists === null) {
    return failure ? (
      <FailureNotice
        failure={failure}
        onRetry={() => void read()}
        onOpenOptions={events.onOptions}
      />
    ) : (
      <p class="empty">{t("lists.reading")}</p>
    );
  }
  const chosen =
    lists.find((list) => list.id === chosenId) ?? lists.find((list) => list.isDefault) ?? lists[0];
  if (!chosen) return <p class="empty">{t("my-lists.none")}</p>;
  return (
    <>
      <div class="view-head list-choice">
        <div class="field">
          <label for={id}>{t("my-lists.list")}</label>
          <select
            id={id}
            value={chosen.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {lists.map((list) => (
              <option key={list.id} value={list.id}>
                {t("my-lists.option", { name: list.name, items: list.itemCount })}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ListItems key={chosen.id} list={chosen} events={events} />
    </>
  );
}
