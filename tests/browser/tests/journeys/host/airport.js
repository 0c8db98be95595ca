
// A portal around the guide's component, which has a token at hand and asks for the next ones.
const { StrictMode, useCallback, useState } = React;

const askForToken = async () => (await fetch('/imaging-token', { cache: 'no-store' })).text();

function Airport({ firstToken }) {
  const [isOpen, setOpen] = useState(true);
  const [requests, setRequests] = useState(0);
  const onSubmitted = useCallback(() => setRequests((count) => count + 1), []);
  return createElement('div', null,
    createElement('button', { onClick: () => setOpen(!isOpen) }, isOpen ? 'Close imaging' : 'Open imaging'),
    createElement('p', null, `Airport knows of ${requests} request.`),
    isOpen && createElement(Imaging, { view: '/instances', token: firstToken, getToken: askForToken, onSubmitted }));
}

askForToken().then((firstToken) => {
  ReactDOM.createRoot(document.getElementById('root')).render(createElement(StrictMode, null, createElement(Airport, { firstToken })));
});
