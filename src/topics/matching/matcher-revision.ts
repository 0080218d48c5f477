/**
 * To be raised whenever the matcher gives other topics or other scores by the same phrases: papers are then assigned
 * anew, as after a change of the taxonomy. A test notices where that was forgotten.
 */
export const MATCHER_REVISION = 3;
