/**
 * What the model is told to look for. The presets live with the other texts, because an instruction
 * works best in the language of the answer.
 */
import type { Preset, Settings } from './settings';
import { type TextKey, t } from './text';

interface PresetText {
  name: TextKey;
  text: TextKey;
}

const PRESET_TEXTS: Record<Exclude<Preset, 'custom'>, PresetText> = {
  describe: { name: 'presetDescribe', text: 'presetDescribeText' },
  paper: { name: 'presetPaper', text: 'presetPaperText' },
  logs: { name: 'presetLogs', text: 'presetLogsText' },
  support: { name: 'presetSupport', text: 'presetSupportText' },
  lecture: { name: 'presetLecture', text: 'presetLectureText' },
  game: { name: 'presetGame', text: 'presetGameText' },
  accessibility: { name: 'presetAccessibility', text: 'presetAccessibilityText' },
};

type InstructionSettings = Pick<Settings, 'preset' | 'customInstruction'>;

/** The preset's name, as the options page lists it. */
export function presetName(preset: Preset): string {
  return t(preset === 'custom' ? 'presetCustom' : PRESET_TEXTS[preset].name);
}

/** The instruction as the user sees and edits it, and as it goes to the model. */
export function instructionText({ preset, customInstruction }: InstructionSettings): string {
  return preset === 'custom' ? customInstruction : t(PRESET_TEXTS[preset].text);
}
