import { expect } from "vitest";
import { globalId } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import type { Doer } from "./community-commands.ts";
import type { Deed } from "./community-deeds.ts";

/** Who there is, and the rows of the papers and pairs. */
export interface Cast {
  people: Map<Doer, SignedIn>;
  papers: number[];
  candidates: number[];
}

/** What one client was told. */
export interface Told {
  /** OK, or the code of the error. */
  outcome: string;
  /** The global id of what was made. */
  made: string | null;
}

interface Result {
  __typename: string;
  code?: string;
  comment?: { id: string };
  merge?: { id: string };
}

/** The clients of a community: they say what is to be done through the API. */
export class CommunityClient {
  /** The input by which each comment was written, and the global id of each merge. */
  private readonly written = new Map<string, object>();
  readonly merges: string[] = [];
  private readonly server: TestServer;
  private readonly cast: Cast;

  constructor(server: TestServer, cast: Cast) {
    this.server = server;
    this.cast = cast;
  }

  /** Says it by all its clients at once. */
  async say(deed: Deed): Promise<Told[]> {
    const { mutation, input, fields } = this.wordsFor(deed);
    const told = await Promise.all(
      Array.from({ length: deed.clients }, () => this.send(deed.by, mutation, input, fields)),
    );
    const made = told[0]?.made ?? null;
    if (made !== null && deed.kind === "merge") this.merges.push(made);
    else if (made !== null && deed.kind !== "again") this.written.set(made, input);
    return told;
  }

  private wordsFor(deed: Deed): { mutation: string; input: object; fields: string } {
    const plain = (mutation: string, input: object) => ({ mutation, input, fields: "__typename" });
    const comment = "comment { id }";
    switch (deed.kind) {
      case "vote":
        return plain("setVote", { paper: this.paper(deed.paper), upvoted: deed.on });
      case "save":
        return plain(deed.on ? "saveToList" : "removeFromList", { paper: this.paper(deed.paper) });
      case "comment": {
        const input = { paper: this.paper(deed.paper), body: deed.body, idempotencyKey: deed.key };
        return { mutation: "addComment", input, fields: comment };
      }
      case "reply": {
        const input = { inReplyToId: deed.comment, body: deed.body, idempotencyKey: deed.key };
        return { mutation: "addComment", input, fields: comment };
      }
      case "again": {
        const first = this.written.get(deed.comment) ?? {};
        const input = deed.otherwise ? { ...first, body: "Said otherwise." } : first;
        return { mutation: "addComment", input, fields: comment };
      }
      case "edit":
        return plain("editComment", {
          commentId: deed.comment,
          body: deed.body,
          revision: deed.revision,
        });
      case "delete":
        return plain("deleteComment", { commentId: deed.comment });
      case "hidePaper":
        return plain("setPaperHidden", {
          paper: this.paper(deed.paper),
          hidden: deed.on,
          reason: "Off topic",
        });
      case "hideComment":
        return plain("setCommentHidden", {
          commentId: deed.comment,
          hidden: deed.on,
          reason: "Off topic",
        });
      case "merge": {
        const input = { paper: this.paper(deed.paper), other: this.paper(deed.with) };
        return { mutation: "mergePapers", input, fields: "merge { id }" };
      }
      case "undo":
        return plain("undoMerge", { mergeId: this.merges[deed.merge] });
      case "keepApart": {
        const row = this.cast.candidates[deed.candidate] ?? 0;
        return plain("keepApart", { candidateId: globalId("MergeCandidate", row) });
      }
      case "leave":
        return plain("deleteAccount", { handle: this.cast.people.get(deed.by)?.handle });
    }
  }

  private paper(place: number): { id: string } {
    return { id: globalId("Paper", this.cast.papers[place] ?? 0) };
  }

  private async send(by: Doer, mutation: string, input: object, fields: string): Promise<Told> {
    const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const { data, errors } = await this.server.graphql<Record<string, Result>>(
      `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename
        ... on Error { code } ... on ${name}Success { ${fields} } } }`,
      { input },
      { token: this.cast.people.get(by)?.token ?? "" },
    );
    expect(errors, `${mutation} ${JSON.stringify(input)}`).toBeUndefined();
    const result = data[mutation];
    return {
      outcome: result?.code ?? "OK",
      made: result?.comment?.id ?? result?.merge?.id ?? null,
    };
  }
}
