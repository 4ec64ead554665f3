/** Small line icons, drawn for this program. All are decoration: the name is on the control. */
import type { ComponentChildren } from 'preact';

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const PlayIcon = () => (
  <Icon>
    <path class="solid" d="M5 3.2v9.6L12.6 8z" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <path class="solid" d="M4 3h2.8v10H4zM9.2 3H12v10H9.2z" />
  </Icon>
);

export const StopIcon = () => (
  <Icon>
    <rect class="solid" x="3.5" y="3.5" width="9" height="9" rx="1.2" />
  </Icon>
);

export const GearIcon = () => (
  <Icon>
    <path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6" />
    <circle cx="10" cy="4.5" r="1.8" />
    <circle cx="6" cy="11.5" r="1.8" />
  </Icon>
);

export const WarnIcon = () => (
  <Icon>
    <path d="M8 2.2 14.4 13.4H1.6z" />
    <path d="M8 6.4v3.2M8 11.3v.4" />
  </Icon>
);

export const ScreenIcon = () => (
  <Icon>
    <rect x="1.8" y="2.8" width="12.4" height="8.4" rx="1.4" />
    <path d="M5.5 13.6h5" />
  </Icon>
);

export const ArrowDownIcon = () => (
  <Icon>
    <path d="M8 3v9.4M4 8.6l4 4 4-4" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="m6 3.5 4.5 4.5L6 12.5" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M8 13V3.4M3.8 7.4 8 3.2l4.2 4.2" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="5.4" y="5.4" width="8" height="8" rx="1.4" />
    <path d="M10.6 5.2V3.8a1.4 1.4 0 0 0-1.4-1.4H4a1.4 1.4 0 0 0-1.4 1.4V9A1.4 1.4 0 0 0 4 10.4h1.2" />
  </Icon>
);

export const DoneIcon = () => (
  <Icon>
    <path d="m3 8.6 3.2 3.2L13 4.6" />
  </Icon>
);

/** Back to something that was said. */
export const AskIcon = () => (
  <Icon>
    <path d="M6.2 3.2 2.6 6.8l3.6 3.6M2.8 6.8h6.4a4 4 0 0 1 4 4v1.6" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m4.2 4.2 7.6 7.6M11.8 4.2l-7.6 7.6" />
  </Icon>
);

export const DownloadIcon = () => (
  <Icon>
    <path d="M8 2.6v7.6M4.4 7 8 10.6 11.6 7M3 13.4h10" />
  </Icon>
);

export const RewindIcon = () => (
  <Icon>
    <path d="M3 3.4v3.4h3.4M3.3 6.6A5.4 5.4 0 1 1 2.7 9.4M8 5.6V8l1.8 1.4" />
  </Icon>
);

export const BellIcon = () => (
  <Icon>
    <path d="M3 11.6c1-1 1.4-2.2 1.4-4.6a3.6 3.6 0 0 1 7.2 0c0 2.4.4 3.6 1.4 4.6zM6.7 13.8h2.6" />
  </Icon>
);

export const MicrophoneIcon = () => (
  <Icon>
    <rect x="5.8" y="1.8" width="4.4" height="7.6" rx="2.2" />
    <path d="M3.2 7.6a4.8 4.8 0 0 0 9.6 0M8 12.4v2" />
  </Icon>
);

export const SpeakerIcon = () => (
  <Icon>
    <path d="M2.4 6.2v3.6h2.4L8.2 13V3L4.8 6.2zM10.8 5.8a3.2 3.2 0 0 1 0 4.4M12.6 3.8a6 6 0 0 1 0 8.4" />
  </Icon>
);

export const MutedIcon = () => (
  <Icon>
    <path d="M2.4 6.2v3.6h2.4L8.2 13V3L4.8 6.2zM11 6.2l3.4 3.6M14.4 6.2 11 9.8" />
  </Icon>
);

/** The program's mark: a viewfinder around what matters. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
    <path d="M6 16V9.5A3.5 3.5 0 0 1 9.5 6H16M32 6h6.5A3.5 3.5 0 0 1 42 9.5V16M42 32v6.5a3.5 3.5 0 0 1-3.5 3.5H32M16 42H9.5A3.5 3.5 0 0 1 6 38.5V32" />
    <path d="M15 19h18M15 26h12" />
    <circle class="solid" cx="32" cy="31" r="4" />
  </svg>
);
