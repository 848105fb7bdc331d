import { paperPath } from "../addresses.ts";
import type { RelatedEdge } from "../operations/paper.ts";

/** Papers near another, each with why. */
export function RelatedPapers({ edges }: { edges: readonly RelatedEdge[] }) {
  if (edges.length === 0) return null;
  return (
    <section class="box" aria-labelledby="related">
      <h2 id="related">Related</h2>
      <ul class="related">
        {edges.map(({ node, reasons }) => (
          <li>
            <span class="count" aria-label={`${node.upvoteCount} upvotes`}>
              ▲ {node.upvoteCount.toLocaleString("en")}
            </span>
            <div>
              <a href={paperPath(node)} dir="auto">
                {node.title}
              </a>
              <small dir="auto">{reasons.map(({ text }) => text).join("\u00a0· ")}</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
