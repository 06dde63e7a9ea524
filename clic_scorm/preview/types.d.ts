// What the preview's scripts hang on two globals, and where an SCO looks for its LMS; for the type checker only, nothing serves this file.

declare var clicPreview: any;
declare var clicLms: any;
declare var API: any;
declare var API_1484_11: any;
