import { BrowserPage, Choice, Field, Label, Line, PressButton, Switch } from "./shapes.tsx";

/** Drawings of pages in Meta's dashboard. The words in them are Meta's. */
const menu = ["Dashboard", "Use cases", "App settings", "App roles", "App Review"];

export const CreateApp = () => (
  <BrowserPage menu={[]}>
    <Label x={20} y={52} text="My Apps" strong />
    <PressButton x={376} y={36} width={84} text="Create app" />
    {[0, 1].map((row) => (
      <g key={row}>
        <rect className="field-box" x="20" y={72 + row * 54} width="440" height="42" rx="6" />
        <circle className="soft" cx="44" cy={93 + row * 54} r="11" />
        <Line x={66} y={84 + row * 54} width={120 - row * 24} />
        <Line x={66} y={97 + row * 54} width={70} />
      </g>
    ))}
  </BrowserPage>
);

export const UseCases = () => (
  <BrowserPage menu={menu} current="Use cases">
    <Label x={136} y={46} text="Add use cases" strong />
    {useCases.map(([text, chosen], index) => (
      <Choice key={text} x={128} y={56 + index * 33} width={344} text={text} chosen={chosen} />
    ))}
  </BrowserPage>
);

const useCases: readonly (readonly [string, boolean])[] = [
  ["Engage with customers on Messenger from Meta", true],
  ["Manage messaging & content on Instagram", true],
  ["Manage everything on your Page", true],
  ["Create & manage ads", false],
];

export const InstagramSetUp = () => (
  <BrowserPage menu={menu} current="Use cases">
    <Label x={136} y={50} text="Manage messaging & content on Instagram" strong />
    <Choice x={136} y={66} width={328} text="API setup with Facebook login" chosen />
    <Choice x={136} y={104} width={328} text="API setup with Instagram login" chosen={false} />
    <Line x={136} y={150} width={240} />
    <Line x={136} y={164} width={180} />
  </BrowserPage>
);

export const BasicSettings = () => (
  <BrowserPage menu={menu} current="App settings">
    <Label x={136} y={46} text="App settings › Basic" strong />
    <Field x={136} y={58} width={150} label="App ID" value="1234567890" marked />
    <Field x={304} y={58} width={92} label="App secret" value="••••••••" marked />
    <PressButton x={404} y={74} width={58} text="Show" />
    <Field x={136} y={112} width={150} label="Display name" value="Northwind" />
    <Field x={304} y={112} width={158} label="Contact email" value="" />
    <Line x={136} y={166} width={200} />
  </BrowserPage>
);

export const AdvancedSettings = () => (
  <BrowserPage menu={menu} current="App settings">
    <Label x={136} y={46} text="App settings › Advanced" strong />
    <rect className="field-box goal" x="136" y="60" width="328" height="36" rx="6" />
    <Label x={150} y={82} text="Native or desktop app" strong />
    <Switch x={420} y={70} on={false} />
    <rect className="field-box goal" x="136" y="106" width="328" height="36" rx="6" />
    <Label x={150} y={128} text="Require App Secret" strong />
    <Switch x={420} y={116} on />
    <Line x={136} y={160} width={220} />
  </BrowserPage>
);

export const Configuration = () => (
  <BrowserPage menu={menu} current="Use cases">
    <Label x={136} y={46} text="Facebook Login for Business › Configurations" strong />
    <Field x={136} y={54} width={328} label="Configuration ID" value="1234567890" marked />
    <Choice x={136} y={102} width={328} text="User access token" chosen />
    <Choice x={136} y={136} width={140} text="Pages" chosen />
    <Choice x={284} y={136} width={180} text="Instagram accounts" chosen />
    <Line x={136} y={174} width={260} />
  </BrowserPage>
);

export const RedirectUris = () => (
  <BrowserPage menu={menu} current="Use cases">
    <Label x={136} y={46} text="Facebook Login › Settings" strong />
    <Label x={136} y={72} text="Client OAuth Login" />
    <Switch x={252} y={60} on />
    <Label x={304} y={72} text="Web OAuth Login" />
    <Switch x={424} y={60} on />
    <Field
      x={136}
      y={92}
      width={328}
      label="Valid OAuth Redirect URIs"
      value="https://shop.example/pagekeeper/"
      marked
    />
    <PressButton x={360} y={150} width={104} text="Save changes" />
  </BrowserPage>
);

export const Roles = () => (
  <BrowserPage menu={menu} current="App roles">
    <Label x={136} y={52} text="App roles" strong />
    <PressButton x={374} y={36} width={90} text="Add people" />
    {["Administrator", "Tester"].map((role, index) => (
      <g key={role}>
        <rect className="field-box" x="136" y={72 + index * 52} width="328" height="40" rx="6" />
        <circle className="soft" cx="158" cy={92 + index * 52} r="11" />
        <Line x={180} y={89 + index * 52} width={90} />
        <Label x={372} y={96 + index * 52} text={role} />
      </g>
    ))}
  </BrowserPage>
);

export const LiveSwitch = () => (
  <BrowserPage menu={menu} current="Dashboard">
    <rect className="field-box goal" x="292" y="32" width="172" height="30" rx="6" />
    <Label x={304} y={51} text="App mode: Live" strong />
    <Switch x={422} y={39} on />
    <Line x={136} y={44} width={90} />
    {[0, 1, 2].map((row) => (
      <g key={row}>
        <rect className="field-box" x="136" y={74 + row * 36} width="328" height="28" rx="6" />
        <Line x={150} y={85 + row * 36} width={200 - row * 40} />
      </g>
    ))}
  </BrowserPage>
);
