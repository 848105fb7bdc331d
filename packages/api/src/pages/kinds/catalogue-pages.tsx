import { InvalidInputError } from "@paperround/schema/errors";
import { authorPath, listId, listPath, orgPath, withQuery } from "../addresses.ts";
import {
  authorOperation,
  listOperation,
  orgOperation,
  readingListOperation,
} from "../operations/catalogue.ts";
import type { ListData } from "../operations/catalogue.ts";
import { AuthorHead, ListBody, OrgHead } from "../views/CatalogueHeads.tsx";
import { Catalogue } from "../views/Catalogue.tsx";
import { feedsOf } from "../views/FeedLinks.tsx";
import { PaperCards } from "../views/PaperCard.tsx";
import { signInPath } from "../views/SiteHeader.tsx";
import type { Answer, Visit } from "../visit.ts";

const LONGEST_NAME = 200;

/** What no id looks like leads nowhere; what is no page of it is told of. */
async function orNothing<Data>(asked: Promise<Data>): Promise<Data | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof InvalidInputError && error.fields.some(({ path }) => path.includes("id")))
      return null;
    throw error;
  });
}

function readName(name: string | undefined): string {
  if (name && name.length <= LONGEST_NAME && !/\p{Cc}/u.test(name)) return name;
  throw InvalidInputError.at(["name"], "This is no name of anything here.");
}

/** An author, and their papers. */
export async function authorPage(visit: Visit, [part]: string[]): Promise<Answer> {
  const { url, viewer, ask } = visit;
  const after = url.searchParams.get("after");
  const operation = authorOperation(viewer !== null);
  const data = await orNothing(ask(operation, { id: readName(part), after }));
  const author = data?.author;
  if (!author) return null;
  const path = authorPath(author.id);
  if (path !== url.pathname) return { to: path + url.search, permanent: true };
  const papers = author.papers.nodes.map(({ paper }) => paper);
  return {
    title: author.name,
    description: `Papers by ${author.name}, with votes and comments.`,
    path: withQuery(path, { after }),
    indexed: after === null,
    data,
    head: () => feedsOf(`authors/${author.id}`, `Papers by ${author.name}`),
    body: () => (
      <Catalogue
        head={<AuthorHead author={author} />}
        feed={`authors/${author.id}`}
        path={path}
        pageInfo={author.papers.pageInfo}
      >
        <PaperCards papers={papers} empty={<p>No paper of theirs is here.</p>} />
      </Catalogue>
    ),
  };
}

/** A lab, university or company, and its papers. */
export async function orgPage(visit: Visit, [part]: string[]): Promise<Answer> {
  const { url, viewer, ask } = visit;
  const after = url.searchParams.get("after");
  const data = await ask(orgOperation(viewer !== null), { slug: readName(part), after });
  const { org } = data;
  if (!org) return null;
  const path = orgPath(org.slug);
  if (path !== url.pathname) return { to: path + url.search, permanent: true };
  return {
    title: org.name,
    description: `Papers of ${org.name}, with votes and comments.`,
    path: withQuery(path, { after }),
    indexed: after === null,
    data,
    head: () => feedsOf(`orgs/${org.slug}`, `Papers of ${org.name}`),
    body: () => (
      <Catalogue
        head={<OrgHead org={org} />}
        feed={`orgs/${org.slug}`}
        path={path}
        pageInfo={org.papers.pageInfo}
      >
        <PaperCards papers={org.papers.nodes} empty={<p>No paper of its is here.</p>} />
      </Catalogue>
    ),
  };
}

/** A list, for whom it is shown to: everybody, who has its address, its owner. `/lists/mine` is one's reading list. */
export async function listPage(visit: Visit, [part]: string[]): Promise<Answer> {
  const { url, viewer, ask } = visit;
  const after = url.searchParams.get("after");
  const name = readName(part);
  if (name === "mine") {
    if (viewer === null) return { to: signInPath("/lists/mine"), permanent: false };
    const data = await ask(readingListOperation, {});
    const to = data.viewer && listPath(data.viewer.readingList.id);
    return to ? { to, permanent: false } : null;
  }
  const operation = listOperation(viewer !== null);
  const data = await orNothing<ListData>(ask(operation, { id: listId(name), after }));
  const list = data?.node;
  if (list?.id === undefined) return null;
  const path = listPath(list.id);
  if (path !== url.pathname)
    return { to: path + url.search, permanent: list.visibility === "PUBLIC" };
  return {
    title: list.name || "A list",
    description: list.description || `A list of papers by ${list.owner.name}.`,
    path: withQuery(path, { after }),
    indexed: list.visibility === "PUBLIC" && after === null,
    unkept: list.visibility !== "PUBLIC",
    data,
    head: () => list.visibility !== "PRIVATE" && feedsOf(`lists/${list.id}`, list.name),
    body: () => <ListBody list={list} path={path} />,
  };
}
