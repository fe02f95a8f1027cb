import { enumNames } from "../../generated/vocabulary.ts";

/** The keys of a telephone under Graph's names: `tones.pound` is `"#"`. Other text is legal too, as no grammar is published. [RR-12] */
export const tones: typeof enumNames.tone = enumNames.tone;
