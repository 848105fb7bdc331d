import { ActionForm } from "./ActionForm.tsx";
import { useVisit } from "./visit-context.ts";

interface Props {
  subject: { id: string; name: string; viewerFollows?: boolean };
}

/** Follows an author, an org or a list, or no more. Nothing where nobody is signed in. */
export function FollowButton({ subject }: Props) {
  const { viewer } = useVisit();
  if (viewer === null) return null;
  const isOn = subject.viewerFollows === true;
  return (
    <ActionForm
      action="follow"
      class="inline"
      send={{ subject: subject.id, on: isOn ? "no" : "yes" }}
    >
      <button class="link" type="submit" aria-pressed={isOn}>
        {isOn ? "✓ Following" : "Follow"}
      </button>
    </ActionForm>
  );
}
