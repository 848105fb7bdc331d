import type { Texts } from "../catalogue.ts";

export default {
  label_other: "点赞，目前 {count} 个",
  vote: "为这篇论文点赞",
  takeBack: "撤回我的赞",
  voted: "已点赞",
  takenBack: "已撤回您的赞",
} satisfies Texts<"votes">;
