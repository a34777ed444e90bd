/** The MIME type that JupyterLab draws with Plotly. */
export const PLOTLY_MIME = "application/vnd.plotly.v1+json";
