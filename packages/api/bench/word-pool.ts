/** What generated titles and abstracts are made of, the frequent words first. */
export const WORDS: readonly string[] =
  `the of a we and to in for that on with is model models learning data our this by from as are training
  language method performance tasks show task large results approach can propose neural which network it
  between be framework using based an existing across such or at attention new while more over than state
  representation prompts benchmark evaluation generation both their these without paper has image text
  reasoning each through inference transformer sampling policy reward gradient optimisation latent diffusion
  graph sequence scaling quality human code context retrieval accuracy efficient robust domain knowledge
  problem distribution further demonstrate however multiple different novel high low two three one pretrained
  supervised self reinforcement embedding token tokens layer layers parameter parameters memory compute cost
  dataset datasets visual video audio speech robot control agent agents environment planning search tree
  feedback alignment preference safety bias error noise loss objective bound bounds convergence rate linear
  kernel sparse dense mixture expert experts routing cache decoding draft speculative quantisation pruning
  distillation teacher student adapter rank matrix tensor spectral causal intervention counterfactual variable
  variables structure structured relation relational symbolic logic proof theorem formal verification program
  synthesis compiler hardware kernel-level throughput latency parallel distributed federated private privacy
  differential adversarial attack defence detection segmentation recognition tracking depth pose scene object
  objects surface mesh field radiance rendering molecule protein chemistry physics simulation climate weather
  medical clinical patient imaging genome cell survey review study analysis ablation experiment experiments
  empirical theoretical practical simple general unified flexible interpretable explainable calibrated
  uncertainty bayesian variational posterior prior likelihood entropy information mutual contrastive masked
  autoregressive recurrent convolutional hierarchical modular compositional multilingual cross-lingual
  translation summarisation dialogue question answering instruction following few-shot zero-shot in-context
  fine-tuning transfer continual curriculum active online offline batch stream temporal spatial multimodal
  fusion grounding navigation manipulation grasping locomotion game economic social network-wide user users
  interaction recommendation ranking relevance query queries index document documents citation bibliography
  corpus corpora annotation annotated crowd expert-level consistent substantial improvement improvements
  outperform outperforms competitive baseline baselines open-source release released available`.split(
    /\s+/,
  );

export const KEYWORDS: readonly string[] =
  `language models|reinforcement learning|diffusion models|retrieval|reasoning|benchmarks|image generation|
  video understanding|speech|robotics|alignment|safety|agents|code generation|mathematics|optimisation|graphs|
  quantisation|long context|attention|mixture of experts|distillation|data mixtures|tokenisation|evaluation|
  multilingual|medical imaging|protein design|weather|federated learning|privacy|interpretability|causality|
  3D scenes|tracking|segmentation|recommendation|search|dialogue|planning`
    .split("|")
    .map((words) => words.trim());

export const CATEGORIES: readonly string[] =
  "cs.LG cs.CL cs.CV cs.AI stat.ML cs.RO cs.IR cs.SE cs.CR cs.DC eess.AS math.OC".split(" ");

export const GIVEN_NAMES: readonly string[] =
  `Ada Alan Amara Anika Bao Carlos Chiara Dmitri Elif Emeka Farah Finn Grace Hana Hiro Ines Ivan Jae Jana Jonas
  Kofi Lars Leila Lin Luca Maya Mei Mila Nadia Nils Noor Olga Omar Paula Priya Rafael Rosa Sami Sven Tariq Thandi
  Tomas Uma Vera Wei Ximena Yara Yuki Zoe Zsofia`.split(/\s+/);

export const FAMILY_NAMES: readonly string[] =
  `Abara Adler Alvarez Andersen Bauer Becker Bianchi Castro Chen Costa Dang Diallo Dubois Eriksen Fischer Fontaine
  Garcia Gupta Haddad Hansen Horvat Ibrahim Ito Jansen Kaya Keller Khan Kim Kowalski Kumar Larsen Lee Lindqvist
  Lopez Mancini Martin Mbeki Moreau Mueller Nakamura Ncube Nguyen Novak Okafor Okoye Olsen Osei Park Patel Pereira
  Petrov Popescu Quispe Ramos Rao Rossi Sato Schmidt Schneider Silva Singh Sousa Suzuki Tanaka Tesfaye Torres Tran
  Vargas Vasquez Virtanen Wagner Wang Weber Wolff Wu Yamada Yang Yilmaz Zhang Zhou`.split(/\s+/);
