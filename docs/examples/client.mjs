// A small client of Paperround's API, with nothing but Node: prints today's papers, and votes for the first one.
//
//   PAPERROUND_URL=http://localhost:4000 PAPERROUND_TOKEN=prd_… node client.mjs

const server = process.env.PAPERROUND_URL ?? "http://localhost:4000";
const token = process.env.PAPERROUND_TOKEN;

/**
 * Sends one operation. Waits and tries again when there were too many.
 *
 * @param {string} query
 * @param {Record<string, unknown>} [variables]
 */
async function ask(query, variables = {}) {
  const response = await fetch(`${server}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after") ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return ask(query, variables);
  }
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors.map(({ message }) => message).join(" "));
  return data;
}

/** All papers of the newest day, page by page. */
async function* papersOfToday() {
  let after = null;
  do {
    const { feed } = await ask(
      `query Papers($after: String) {
        feed(period: DAY, first: 20, after: $after) {
          nodes { id title upvoteCount }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      { after },
    );
    yield* feed.nodes;
    after = feed.pageInfo.hasNextPage ? feed.pageInfo.endCursor : null;
  } while (after !== null);
}

let first;
for await (const paper of papersOfToday()) {
  first ??= paper;
  console.log(`${String(paper.upvoteCount).padStart(4)}  ${paper.title}`);
}

if (token && first) {
  const { setVote } = await ask(
    `mutation Vote($id: ID!) {
      setVote(input: { paper: { id: $id }, upvoted: true }) {
        ... on SetVoteSuccess { paper { title upvoteCount } }
        ... on Error { code message }
      }
    }`,
    { id: first.id },
  );
  if (!setVote.paper) throw new Error(`${setVote.code}: ${setVote.message}`);
  console.log(`Voted for “${setVote.paper.title}”: ${setVote.paper.upvoteCount} now.`);
}
