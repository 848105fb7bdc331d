import type { PaperView } from "../../messages.ts";
import { PaperHead } from "../../ui/PaperHead.tsx";
import type { PanelParts, PartEvents } from "./parts.ts";

interface Props {
  paper: PaperView;
  parts: PanelParts;
  events: PartEvents;
  onClose?: (() => void) | undefined;
}

/** A paper that the server knows: head, vote, lists, and where else it is. */
export function KnownPaper({ paper, parts, events, onClose }: Props) {
  return (
    <>
      <PaperHead
        title={paper.title}
        paper={paper}
        vote={parts.vote(paper, events)}
        onClose={onClose}
      />
      <div class="row">
        {parts.save(paper, events)}
        <Elsewhere address={paper.links.pdf} name="PDF" />
        <Elsewhere address={paper.links.code} name="Code" />
        <Elsewhere address={paper.links.project} name="Project" />
      </div>
    </>
  );
}

function Elsewhere({ address, name }: { address: string | null; name: string }) {
  if (address === null) return null;
  return (
    <a class="btn" href={address} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}
