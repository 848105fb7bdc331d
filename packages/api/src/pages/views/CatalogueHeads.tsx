import { authorPath } from "../addresses.ts";
import type { AuthorData, ListData, OrgData } from "../operations/catalogue.ts";
import { Catalogue } from "./Catalogue.tsx";
import { FollowButton } from "./FollowButton.tsx";
import { counted, PaperCard } from "./PaperCard.tsx";
import { useVisit } from "./visit-context.ts";

/** Who an author is. */
export function AuthorHead({ author }: { author: NonNullable<AuthorData["author"]> }) {
  return (
    <>
      <h1 dir="auto">{author.name}</h1>
      <div class="meta">
        <span>{counted(author.paperCount, "paper")}</span>
        <span>{counted(author.followerCount, "follower")}</span>
        {author.orcid && (
          <a href={`https://orcid.org/${author.orcid}`} rel="noopener">
            ORCID {author.orcid}
          </a>
        )}
        {author.person && (
          <span>
            here as <bdi>@{author.person.handle}</bdi>
          </span>
        )}
        <FollowButton subject={author} />
      </div>
    </>
  );
}

/** What an org is. */
export function OrgHead({ org }: { org: NonNullable<OrgData["org"]> }) {
  return (
    <>
      <h1 dir="auto">{org.name}</h1>
      <div class="meta">
        <span>{counted(org.paperCount, "paper")}</span>
        <span>{counted(org.followerCount, "follower")}</span>
        {org.memberCount > 0 && <span>{counted(org.memberCount, "member")}</span>}
        {org.url && (
          <a href={org.url} rel="nofollow noopener">
            Its page
          </a>
        )}
        <FollowButton subject={org} />
      </div>
      {org.authors.nodes.length > 0 && (
        <p class="authors" dir="auto">
          {org.authors.nodes.map(({ id, name }, index) => (
            <>
              {index > 0 && ", "}
              <a href={authorPath(id)}>{name}</a>
            </>
          ))}
        </p>
      )}
    </>
  );
}

type ShownList = Exclude<NonNullable<ListData["node"]>, { id?: undefined }>;

const SEEN_BY = {
  PRIVATE: "for you alone",
  UNLISTED: "for whoever has this address",
  PUBLIC: "for everybody",
} as const;

/** A list with its papers. */
export function ListBody({ list, path }: { list: ShownList; path: string }) {
  const { viewer } = useVisit();
  const isMine = viewer?.handle === list.owner.handle;
  const head = (
    <>
      <h1 dir="auto">{list.name || "A list"}</h1>
      {list.description && (
        <p class="long" dir="auto">
          {list.description}
        </p>
      )}
      <div class="meta">
        <span>
          by <bdi title={`@${list.owner.handle}`}>{list.owner.name || `@${list.owner.handle}`}</bdi>
        </span>
        <span>{counted(list.itemCount, "paper")}</span>
        <span>{SEEN_BY[list.visibility]}</span>
        {!isMine && <FollowButton subject={list} />}
        {list.itemCount > 0 && (
          <a href={`${path}.bib`} download>
            BibTeX
          </a>
        )}
        {list.itemCount > 0 && (
          <a href={`${path}.ris`} download>
            RIS
          </a>
        )}
      </div>
    </>
  );
  const feed = list.visibility === "PRIVATE" ? null : `lists/${list.id}`;
  return (
    <Catalogue head={head} feed={feed} path={path} pageInfo={list.items.pageInfo}>
      {list.items.nodes.length === 0 ? (
        <div class="empty">
          <p>
            {isMine ? "Nothing is in it yet: save papers as you read them." : "Nothing is in it."}
          </p>
        </div>
      ) : (
        <ol class="cards">
          {list.items.nodes.map(({ paper, note, tags }) => (
            <PaperCard paper={paper}>
              {note && (
                <p class="note" dir="auto">
                  {note}
                </p>
              )}
              {tags.length > 0 && (
                <p class="tags">
                  {tags.map((tag) => (
                    <span class="tag" dir="auto">
                      {tag}
                    </span>
                  ))}
                </p>
              )}
            </PaperCard>
          ))}
        </ol>
      )}
    </Catalogue>
  );
}
