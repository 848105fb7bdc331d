import { useVisit } from "../views/visit-context.ts";
import type { Answer } from "../visit.ts";

/** How one comes by the extension. */
export function extensionPage(): Answer {
  return {
    title: "Get the extension",
    description: "Votes, comments and related papers beside any paper, where you read it.",
    path: "/extension",
    data: null,
    body: () => <Extension />,
  };
}

function Extension() {
  const { publicUrl, settings } = useVisit();
  return (
    <div class="narrow face sheet">
      <h1>Get the extension</h1>
      <p>
        It shows what people here think of the paper that you are reading, on arXiv, OpenReview, a
        publisher’s page or a PDF: votes, comments, your lists, related papers.
      </p>
      <h2>Install it</h2>
      <p>
        Whoever runs {settings.siteName} can give you the built extension: it is in the folder{" "}
        <code>packages/extension/.output</code> of the server, made by <code>npm start</code>.
      </p>
      <ul class="steps">
        <li>
          <b>Chrome, Edge, Brave</b>: open <code>chrome://extensions</code>, switch on “Developer
          mode”, choose “Load unpacked” and the folder <code>chrome-mv3</code>.
        </li>
        <li>
          <b>Firefox</b>: open <code>about:debugging#/runtime/this-firefox</code>, choose “Load
          Temporary Add-on” and <code>firefox-mv3/manifest.json</code>.
        </li>
      </ul>
      <h2>Give it this address</h2>
      <p>In its settings, under “Server”:</p>
      <pre tabIndex={0} data-copy="address" aria-label="Address of this server">
        {publicUrl}
      </pre>
      <h2>What you read stays with you</h2>
      <p>
        Visiting a page sends at most a few bits of a hash that at least sixteen papers share, or
        nothing if you turn it off.
      </p>
    </div>
  );
}
