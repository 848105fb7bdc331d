import type { ShownPaper } from "../operations/paper.ts";

interface Props {
  paper: Pick<ShownPaper, "bibtex" | "ris">;
  path: string;
}

/** How to cite a paper: to copy, and as files. */
export function CitePaper({ paper, path }: Props) {
  return (
    <section class="sec" aria-labelledby="cite">
      <h2 id="cite">Cite</h2>
      {(
        [
          ["BibTeX", "bib", paper.bibtex],
          ["RIS", "ris", paper.ris],
        ] as const
      ).map(([name, extension, text]) => (
        <details class="cite">
          <summary>{name}</summary>
          <pre tabIndex={0} data-copy={name} aria-label={name}>
            {text}
          </pre>
          <p>
            <a class="btn" href={`${path}.${extension}`} download>
              Download .{extension}
            </a>
          </p>
        </details>
      ))}
    </section>
  );
}
