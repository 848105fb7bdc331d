import type { Texts } from "../catalogue.ts";

export default {
  title: "あなたのデータ",
  exportExplained:
    "すべてを1つのファイルに：使用中のサーバーにあるあなたのデータ（投票、メモ付きリスト、コメント、設定）と、このブラウザーにあるもの。パスワードやセッションは含みません。",
  export: "すべて書き出す",
  exporting: "すべて読み込み中…",
  saved: "ファイルをダウンロードに保存しました。",
  deleteExplained:
    "削除すると、このブラウザーからすべて（セッション、コピー、未送信のもの、設定）が消えます。サーバーにあるものは残ります。",
  delete: "ローカルデータを削除",
  deleteReally: "はい、ここのすべてを削除します",
  keep: "残す",
} satisfies Texts<"my-data">;
