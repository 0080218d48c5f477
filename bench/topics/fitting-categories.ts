const VISION = ['cs.CV', 'cs.GR', 'cs.MM', 'eess.IV'];
const LANGUAGE = ['cs.CL', 'cs.IR', 'cs.DL'];
const SOUND = ['cs.SD', 'eess.AS'];
const MOTION = ['cs.RO', 'eess.SY'];

/**
 * The arXiv categories that a paper of a topic should have one of, for the topics that have a home there. Topics that
 * every part of the field knows (evaluation, efficiency, reasoning) have none and are left out.
 */
export const FITTING_CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  'language-models': LANGUAGE,
  'instruction-tuning': [...LANGUAGE, ...VISION],
  factuality: [...LANGUAGE, ...VISION],
  multilingual: [...LANGUAGE, ...SOUND],
  'text-analysis': LANGUAGE,
  dialogue: [...LANGUAGE, ...SOUND, 'cs.HC'],
  retrieval: [...LANGUAGE, ...VISION],
  rag: LANGUAGE,
  recommenders: ['cs.IR', 'cs.SI'],
  multimodal: [...VISION, ...LANGUAGE, ...SOUND, 'cs.RO'],
  'document-understanding': [...VISION, ...LANGUAGE],
  'computer-vision': [...VISION, 'cs.RO'],
  segmentation: [...VISION, 'cs.RO'],
  'object-detection': [...VISION, 'cs.RO'],
  '3d-vision': [...VISION, 'cs.RO'],
  'video-understanding': VISION,
  'human-centric-vision': [...VISION, ...SOUND, 'cs.HC'],
  'image-restoration': VISION,
  'remote-sensing': [...VISION, 'cs.RO', 'physics.ao-ph', 'physics.geo-ph'],
  'image-generation': VISION,
  'video-generation': [...VISION, ...SOUND],
  'speech-audio': [...SOUND, ...LANGUAGE, 'cs.MM'],
  'speech-recognition': [...SOUND, ...LANGUAGE],
  'speech-synthesis': [...SOUND, ...LANGUAGE],
  robotics: MOTION,
  'robot-manipulation': MOTION,
  'autonomous-driving': [...MOTION, ...VISION],
  code: ['cs.SE', 'cs.PL', 'cs.CR', ...LANGUAGE],
  'privacy-security': ['cs.CR', 'cs.CY', 'cs.DC'],
};
